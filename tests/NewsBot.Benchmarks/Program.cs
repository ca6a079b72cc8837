using NewsBot.Benchmarks;

return args switch
{
    ["retrieval", .. var rest] when Arguments.Parse(rest) is { } arguments => await RetrievalComparison.RunAsync(arguments),
    ["answering", var corpus, var questions, var index] => await AnsweringProcess.RunAsync(corpus, questions, index),
    ["answers", "--corpus", var corpus, "--questions", var questions] when Directory.Exists(corpus) && File.Exists(questions) => await AnswerQuality.RunAsync(corpus, questions),
    ["times", "--corpus", var corpus] when Directory.Exists(corpus) => TimeRecognition.Run(corpus),
    ["timeline", "--corpus", var corpus] when Directory.Exists(corpus) => await TimelineBuilding.RunAsync(corpus),
    ["reload", "--corpus", var corpus] when Directory.Exists(corpus) => await Reloading.RunAsync(corpus),
    ["vectors", "--corpus", var corpus, "--questions", var questions] when Directory.Exists(corpus) && File.Exists(questions) => await VectorSearch.RunAsync(corpus, questions),
    ["memory", "--corpus", var corpus, "--questions", var questions] when Directory.Exists(corpus) && File.Exists(questions) => await MemoryOverTime.RunAsync(corpus, questions),
    ["slack", "--corpus", var corpus, "--questions", var questions] when Directory.Exists(corpus) && File.Exists(questions) => await SlackLatency.RunAsync(corpus, questions),
    ["discord", "--corpus", var corpus] when Directory.Exists(corpus) => await DiscordLatency.RunAsync(corpus),
    ["shards", "--program", var program, "--corpus", var corpus] when File.Exists(program) && Directory.Exists(corpus) => await DiscordShards.RunAsync(program, corpus),
    ["replicas", "--corpus", var corpus, "--database", var connectionString] when Directory.Exists(corpus) => await ReplicaCatchUp.RunAsync(corpus, connectionString),
    ["claims", "--database", var connectionString] => await ClaimingEvents.RunAsync(connectionString),
    ["scale", "--corpus", var corpus, "--questions", var questions, "--passages", var sizes, "--work", var work] when Directory.Exists(corpus) && File.Exists(questions) =>
        await Scaling.RunAsync(corpus, questions, sizes, work),
    ["scale-build", var corpus, _, var size, var index] => await Scaling.BuildAsync(corpus, size, index),
    ["scale-ask", _, var questions, _, var index] => await Scaling.AskAsync(questions, index),
    _ => Arguments.ShowUsage(),
};
