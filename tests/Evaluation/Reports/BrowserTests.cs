using System.Diagnostics;
using AngleSharp.Html.Parser;

namespace SynthRec.MLNet.Evaluation.Tests;

/// <summary>The page in a real browser; skipped where there is none.</summary>
public sealed class BrowserTests : IDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public async Task Scripts_run_without_errors_and_columns_sort_up_and_down()
    {
        const string Probe = """
            <script>
            window.addEventListener("DOMContentLoaded", () => {
              const table = [...document.querySelectorAll("table")].find(one => one.caption.textContent === "The parts");
              const read = () => [...table.tBodies[0].rows].map(row => row.cells[2].textContent).join(" ");
              const button = table.querySelectorAll("thead button")[2];
              button.click();
              document.body.dataset.up = read();
              document.body.dataset.sortedUp = button.parentElement.getAttribute("aria-sort");
              button.click();
              document.body.dataset.down = read();
              document.body.dataset.sortedDown = button.parentElement.getAttribute("aria-sort");
            });
            window.addEventListener("error", event => { document.documentElement.dataset.error = event.message; });
            document.addEventListener("securitypolicyviolation", event => { document.documentElement.dataset.error = event.violatedDirective; });
            </script>
            """;
        var dom = await RunAsync(Evaluated.Copier.ToHtml().Replace("</head>", $"{Probe}</head>", StringComparison.Ordinal), "--dump-dom");
        var page = new HtmlParser().ParseDocument(dom);
        Assert.Null(page.DocumentElement.GetAttribute("data-error"));
        var scores = Evaluated.Copier.Verdict.Parts.Select(part => part.Score.Value).OfType<double>().Order().Select(score => FigureFormat.OfScore(score)).ToArray();
        Assert.Equal($"{string.Join(' ', scores)} –", page.Body!.GetAttribute("data-up"));
        Assert.Equal($"{string.Join(' ', scores.Reverse())} –", page.Body.GetAttribute("data-down"));
        Assert.Equal(("ascending", "descending"), (page.Body.GetAttribute("data-sorted-up"), page.Body.GetAttribute("data-sorted-down")));
    }

    [Fact]
    public async Task The_page_prints()
    {
        var pdf = Path.Combine(folder.FullName, "page.pdf");
        await RunAsync(Evaluated.Half.ToHtml(), $"--print-to-pdf={pdf}");
        var bytes = await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken);
        Assert.Equal("%PDF"u8.ToArray(), bytes[..4]);
        Assert.InRange(bytes.Length, 50_000, 5_000_000);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<string> RunAsync(string html, string what)
    {
        var browser = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).SelectMany(place => Names.Select(name => Path.Combine(place, name))).FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "There is no Chromium on the path.");
        var file = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllTextAsync(file, html, TestContext.Current.CancellationToken);
        using var process = Process.Start(new ProcessStartInfo(browser!, ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", what, new Uri(file).AbsoluteUri])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
