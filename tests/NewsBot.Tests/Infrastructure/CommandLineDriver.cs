using System.Text;
using NewsBot.CommandLine;
using NewsBot.Output;

namespace NewsBot.Tests.Infrastructure;

/// <summary>Carries out command lines in this process, on knowledge and data folders of its own.</summary>
internal sealed class CommandLineDriver : IDisposable
{
    private readonly TempFolder _folder = new();

    public CommandLineDriver()
    {
        Knowledge = _folder.Folder("knowledge");
        Data = Path.Combine(_folder.Path, "data");
    }

    /// <summary>The folder of documents; empty at first.</summary>
    public string Knowledge { get; }

    /// <summary>The folder for what the program makes; not there at first.</summary>
    public string Data { get; }

    /// <summary>What is typed into standard input.</summary>
    public string Input { get; set; } = "";

    /// <summary>Writes a document.</summary>
    public void Write(string name, string text) => _folder.Write(Path.Combine("knowledge", name), text);

    /// <summary>Writes a file outside the knowledge folder and returns its path.</summary>
    public string WriteFile(string name, string text) => _folder.Write(name, text);

    /// <summary>Carries out a command on the folder of documents.</summary>
    public Task<Finished> OnKnowledgeAsync(params string[] arguments) => RunAsync([.. arguments, "--knowledge", Knowledge]);

    /// <summary>Carries out a command line as it is, with the data folder set.</summary>
    public async Task<Finished> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Input));
        var exitCode = await Cli.RunAsync(
            [$"--Storage:DataDirectory={Data}", .. arguments],
            new Terminal { In = input, Out = output, Error = error });
        return new Finished(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public void Dispose() => _folder.Dispose();
}

/// <summary>How a command ended.</summary>
internal sealed record Finished(int ExitCode, string Output, string Error)
{
    /// <summary>Expects that all went well and nothing had to be said about it.</summary>
    public Finished ShouldBeDone()
    {
        Error.ShouldBe("");
        ExitCode.ShouldBe(0);
        return this;
    }

    /// <summary>Expects a failure with a message, no half answer and no stack trace.</summary>
    public Finished ShouldFail(int exitCode, params string[] words)
    {
        ExitCode.ShouldBe(exitCode);
        Output.ShouldBe("");
        foreach (var word in words)
        {
            Error.ShouldContain(word);
        }

        Error.ShouldNotContain("   at ");
        return this;
    }
}
