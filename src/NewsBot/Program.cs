using NewsBot.CommandLine;
using NewsBot.Output;

return await Cli.RunAsync(args, Terminal.OfProcess());
