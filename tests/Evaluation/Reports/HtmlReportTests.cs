using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SynthRec.MLNet.Evaluation.Tests;

public partial class HtmlReportTests
{
    private static readonly HtmlParser Strict = new(new HtmlParserOptions { IsStrictMode = true });

    [Fact]
    public void The_page_is_well_formed_and_can_be_read_by_machines_that_speak()
    {
        var page = Parse(Evaluated.Half.ToHtml());
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(["Verdict", "Fidelity", "Utility", "Privacy", "Fairness", "Diversity"], page.QuerySelectorAll("h2").Select(heading => heading.TextContent.Split(':')[0]).Where(heading => heading != "Notes"));
        Assert.All(page.QuerySelectorAll("table"), table =>
        {
            Assert.NotEmpty(table.QuerySelector("caption")!.TextContent);
            Assert.All(table.QuerySelectorAll("th"), head => Assert.Contains(head.GetAttribute("scope"), new[] { "col", "row" }));
            Assert.All(table.QuerySelectorAll("thead th"), head => Assert.NotNull(head.QuerySelector("button")));
            var columns = table.QuerySelectorAll("thead th").Length;
            Assert.All(table.QuerySelectorAll("tbody tr"), row => Assert.Equal(columns, row.Children.Length));
        });
        Assert.InRange(page.QuerySelectorAll("svg").Length, 8, 100);
        Assert.All(page.QuerySelectorAll("svg"), svg =>
        {
            Assert.Equal("img", svg.GetAttribute("role"));
            Assert.All(svg.GetAttribute("aria-labelledby")!.Split(' '), id => Assert.NotEmpty(page.GetElementById(id)!.TextContent));
        });
        Assert.Equal("main", page.QuerySelector("a.skip")!.GetAttribute("href")!.TrimStart('#'));
    }

    [Fact]
    public void Ids_are_unique_and_links_lead_somewhere()
    {
        var page = Parse(Evaluated.Half.ToHtml());
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Contains(link.GetAttribute("href")!.TrimStart('#'), ids));
        Assert.All(ClipUse().Matches(page.DocumentElement.OuterHtml), use => Assert.Contains(use.Groups[1].Value, ids));
    }

    [Fact]
    public void Attributes_of_users_have_drawings_and_tables()
    {
        var page = Parse(Evaluated.Half.ToHtml());
        var titles = page.QuerySelectorAll("svg title").Select(title => title.TextContent).ToArray();
        Assert.All(["Distribution of Age", "Distribution of Joined", "Shares: Region", "Shares: Genres", "Classifiers of Region"], title => Assert.Contains(title, titles));
        var captions = page.QuerySelectorAll("caption").Select(caption => caption.TextContent).ToArray();
        Assert.All(["Attributes of users: columns", "Attributes of users: pairs of columns"], caption => Assert.Contains(caption, captions));
        Assert.Contains(page.QuerySelectorAll("td"), cell => cell.TextContent.Contains("classifiers need 2 to 100", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_needs_nothing_else()
    {
        var html = Evaluated.Half.ToHtml();
        var page = Parse(html);
        Assert.Empty(page.QuerySelectorAll("link, img, iframe, object, embed, script[src], [href^=http], [src]"));
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("NaN", page.Body!.TextContent.Replace("isNaN", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_comes_from_data_is_text()
    {
        var html = Evaluated.Few.ToHtml();
        var page = Parse(html);
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("td b, th b"));
        var hit = Evaluated.Few with { Recommendations = [new(RecommendationPriority.High, EvaluationPart.Privacy, "<img src=x onerror=alert(1)>")] };
        Assert.Empty(Parse(hit.ToHtml()).QuerySelectorAll("img"));
        Assert.Contains("\\<img", hit.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_number_has_its_definition()
    {
        var page = Parse(Evaluated.Half.ToHtml());
        foreach (var metric in Evaluated.Half.Fidelity!.Metrics.Concat(Evaluated.Half.Privacy!.AllMetrics).Concat(Evaluated.Half.UserTables!.Fidelity.Metrics).Concat(Evaluated.Half.UserTables.Downstream.SelectMany(result => result.Metrics)))
            Assert.Contains(page.QuerySelectorAll(".definitions li"), item => item.TextContent.Contains(metric.Definition, StringComparison.Ordinal));
    }

    [Fact]
    public void Drawings_are_well_formed()
    {
        var drawings = Svg().Matches(Evaluated.Half.ToHtml());
        Assert.NotEmpty(drawings);
        Assert.All(drawings, svg => Assert.Equal("svg", XDocument.Parse(svg.Value).Root!.Name.LocalName));
    }

    /// <summary>The strict parser takes the end of a clipPath for an error, as it compares names by letter case.</summary>
    private static IHtmlDocument Parse(string html) => Strict.ParseDocument(html.Replace("clipPath", "g", StringComparison.Ordinal));

    [GeneratedRegex("<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex(@"clip-path=""url\(#([^)]+)\)")]
    private static partial Regex ClipUse();
}
