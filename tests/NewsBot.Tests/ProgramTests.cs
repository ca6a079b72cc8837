using System.Text.Json;
using NewsBot.CommandLine;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests;

/// <summary>The real program, started as a process.</summary>
public sealed class ProgramTests : IDisposable
{
    private const string Question = "Who discovered comet Ternberg?";

    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public ProgramTests()
    {
        _folder.Write("news/comet.md", News.Comet);
        _environment = new() { ["Storage__DataDirectory"] = Path.Combine(_folder.Path, "data") };
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Answers_from_a_folder_relative_to_where_it_is_started()
    {
        var finished = (await ProgramDriver.RunAsync(_folder.Path, _environment, "ask", Question, "--knowledge", "news", "--json")).ShouldBeDone();

        using var json = JsonDocument.Parse(finished.Output);
        json.RootElement.GetProperty("citations")[0].GetProperty("document").GetString().ShouldBe("comet.md");
    }

    [Fact]
    public async Task Answers_without_colours_when_nobody_watches() =>
        (await ProgramDriver.RunAsync(_folder.Path, _environment, "ask", Question, "--knowledge", "news")).ShouldBeDone().Output
            .ShouldNotContain('\u001b');

    [Fact]
    public async Task The_environment_overrides_the_settings_file()
    {
        _environment["Knowledge__Directory"] = Path.Combine(_folder.Path, "news");

        (await ProgramDriver.RunAsync(Path.GetTempPath(), _environment, "ask", Question)).ShouldBeDone().Output.ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task Finds_settings_knowledge_and_data_beside_itself_wherever_it_is_started()
    {
        var home = Install(_folder.Folder("opt"));
        File.WriteAllText(Path.Combine(home, "appsettings.json"), """{ "Knowledge": { "Directory": "../news" } }""");

        using var process = ProgramDriver.Start(Path.Combine(home, "NewsBot.dll"), Path.GetTempPath(), new Dictionary<string, string>(), "ask", Question);
        var finished = (await ProgramDriver.FinishAsync(process)).ShouldBeDone();

        finished.Output.ShouldContain("Paula Ternberg");
        Directory.GetDirectories(Path.Combine(home, "data", "index")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_question_without_a_language_model_loads_none_of_its_libraries()
    {
        var home = Install(_folder.Folder("opt"));
        foreach (var library in (string[])["Anthropic.dll", "OpenAI.dll", "System.ClientModel.dll", "System.Numerics.Tensors.dll", "Microsoft.Extensions.AI.Abstractions.dll"])
        {
            // What is no library cannot be loaded.
            File.WriteAllText(Path.Combine(home, library), "");
        }

        using var process = ProgramDriver.Start(Path.Combine(home, "NewsBot.dll"), _folder.Path, _environment, "ask", Question, "--knowledge", "news");
        (await ProgramDriver.FinishAsync(process)).ShouldBeDone().Output.ShouldContain("Paula Ternberg");
    }

    [Fact]
    public async Task Answers_arrive_while_questions_are_still_being_asked_and_an_interrupt_ends_it_quietly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that another process can send like Ctrl+C.");
        using var process = ProgramDriver.Start(
            ProgramDriver.Program, _folder.Path, _environment, "ask", "--batch", "-", "--knowledge", "news");
        await process.StandardInput.WriteLineAsync("""{"id":1,"question":"Who discovered comet Ternberg?"}""");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        // Standard input stays open: the answer must come without its end.
        (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith("{\"id\":1,");
        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(provider: null)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var finished = await ProgramDriver.FinishAsync(process);
        finished.ExitCode.ShouldBe(ExitCode.Cancelled);
        finished.Error.ShouldBe("");
    }

    // The program as it would be unpacked somewhere: without the tests' own files and away from the source tree.
    private static string Install(string folder)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(ProgramDriver.Program)!).Where(file => !Path.GetFileName(file).Contains("Tests", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }
}
