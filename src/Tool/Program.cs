using System.CommandLine;
using SynthRec.MLNet.Tool;

var root = new RootCommand("Synthetic data for recommender systems.") { GenerateCommand.Create() };
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    parsed.Invoke(new() { Output = Console.Error });
    return ExitCode.WrongArguments;
}

return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
