using NewsBot.Tuning;

var ablates = args is ["ablate", ..];
if (args.Skip(ablates ? 1 : 0).Select(ExampleSet.Parse).ToList() is not { Count: > 0 } sets || sets.Contains(null))
{
    Console.Error.WriteLine(
        """
        NewsBot.Tuning SET …         fits the weights of the evidence to question sets and prints them, and how well they do:
                                     as shipped, fitted to all sets, and on each half of a set when fitted to the other halves,
                                     or to the other sets
        NewsBot.Tuning ablate SET …  what each feature is worth: how well weights do that are fitted without it

        A SET is QUESTIONS.jsonl:FOLDER:WORTH, where WORTH is how much an answer to what can be answered counts against
        abstaining from what cannot, a number; or QUESTIONS.jsonl:FOLDER:all, of which every question must come out right.
        """);
    return 2;
}

var work = Path.Combine(Path.GetTempPath(), "newsbot-tuning");
var examples = new List<Example>();
foreach (var set in sets)
{
    examples.AddRange(await set!.FindAsync(work));
}

if (ablates)
{
    Print("all features", Weights.Fit(examples));
    foreach (var feature in Weights.Counting)
    {
        Print($"without {feature}", Weights.Fit(examples, without: feature));
    }

    return 0;
}

var fitted = Weights.Fit(examples, goesOn: true);
Print("as shipped", Weights.Shipped);
Print("fitted to all", fitted);
Weights[] halves = [Weights.Fit([.. examples.Where(example => !example.IsOfFirstHalf)]), Weights.Fit([.. examples.Where(example => example.IsOfFirstHalf)])];
PrintEach("fitted to other halves", example => halves[example.IsOfFirstHalf ? 0 : 1]);
var others = sets.ToDictionary(set => set!, set => Weights.Fit([.. examples.Where(example => example.Set != set)]));
PrintEach("fitted to other sets", example => others[example.Set]);
Console.WriteLine(fitted.ToText());
return 0;

void Print(string what, Weights weights) => PrintEach(what, _ => weights);

void PrintEach(string what, Func<Example, Weights> weightsOf)
{
    foreach (var set in examples.GroupBy(example => example.Set))
    {
        Console.WriteLine($"{what,-24} {set.Key.Name,-12} {Quality.Of([.. set], weightsOf)}");
    }
}
