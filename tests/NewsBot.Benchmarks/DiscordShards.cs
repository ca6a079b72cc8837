using System.Diagnostics;
using System.Globalization;
using NewsBot.Discord.Server;

namespace NewsBot.Benchmarks;

/// <summary>
/// What memory the program takes that holds many connections to Discord's gateway: the program itself as a process, over real
/// WebSockets on loopback, with an answer asked for on the way. The server is in this process and does not count.
/// </summary>
internal static class DiscordShards
{
    private const int Shards = 100;

    /// <summary>Prints the resident memory of the program once all shards are ready, and the most it ever took.</summary>
    /// <param name="program">The program's <c>NewsBot.dll</c>.</param>
    /// <param name="corpus">The documents it knows.</param>
    public static async Task<int> RunAsync(string program, string corpus)
    {
        var data = Directory.CreateTempSubdirectory("newsbot-shards-").FullName;
        await using var server = await DiscordServer.StartAsync(new DiscordServerOptions
        {
            Shards = Shards,
            MaxConcurrency = Shards,
            BucketLimits = false,
            GlobalLimit = int.MaxValue,
        });
        using var process = Start(server, program, corpus, data);
        try
        {
            const int Identify = 2;
            await server.Journal.WaitForPayloadAsync(Identify, Shards);
            await server.Journal.WaitForCallAsync("setCommands");
            for (var asked = 1; asked <= 20; asked++)
            {
                server.Write(server.AddUser("Marta"), server.ChannelId, $"<@{server.BotId}> What is the latest report?");
                await server.Journal.WaitForCallAsync("createMessage", asked);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Connections(server)} shards: {Megabytes(process, "VmRSS:"):F0} MB resident, {Megabytes(process, "VmHWM:"):F0} MB at most"));
            return 0;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    private static int Connections(DiscordServer server) => server.Journal.Entries.OfType<ConnectedEntry>().Count() - server.Journal.Entries.OfType<ClosedEntry>().Count();

    private static double Megabytes(Process process, string name)
    {
        var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status")).Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    private static Process Start(DiscordServer server, string program, string corpus, string data)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", program, "run"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Discord__Token"] = server.Token;
        start.Environment["Discord__ApiBaseUrl"] = server.ApiBaseUrl.AbsoluteUri;
        start.Environment["Knowledge__Directory"] = Path.GetFullPath(corpus);
        start.Environment["Storage__DataDirectory"] = data;
        start.Environment["Web__Urls"] = "";
        var process = Process.Start(start)!;

        // What it logs is read, or it would stand still, and not shown.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
