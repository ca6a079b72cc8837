using NewsBot.Core.Evidence;
using NewsBot.Tuning;

if (args is [] || args.Select(ExampleSet.Parse).ToList() is not { } sets || sets.Contains(null))
{
    Console.Error.WriteLine("NewsBot.Tuning QUESTIONS.jsonl:FOLDER …  prints weights of the evidence, fitted to question sets, and how well they do.");
    return 2;
}

var work = Path.Combine(Path.GetTempPath(), "newsbot-tuning");
var examples = new List<Example>();
foreach (var set in sets)
{
    examples.AddRange(await set!.FindAsync(work));
}

Feature[] rankBy = [.. Enum.GetValues<Feature>()];
Feature[] trustBy = [.. Enum.GetValues<Feature>()];
var names = examples.Select(example => example.Set).Distinct(StringComparer.Ordinal).ToList();
var all = Weights.Fit(examples, rankBy, trustBy);
foreach (var name in names)
{
    List<Example> own = [.. examples.Where(example => example.Set == name)];
    Console.WriteLine($"{name,-12} fitted to all:    {Quality.Of(own, all)}");
    var others = Weights.Fit([.. examples.Where(example => example.Set != name)], rankBy, trustBy);
    Console.WriteLine($"{name,-12} fitted to others: {Quality.Of(own, others)}");
}

Console.WriteLine(all.ToText());
return 0;
