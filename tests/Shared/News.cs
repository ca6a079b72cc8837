namespace NewsBot.Tests.Shared;

/// <summary>Documents about an invented ferry and an invented comet.</summary>
internal static class News
{
    public const string FerryPlan = """
        ---
        title: New ferry to Vestra island planned
        author: Ida Holm
        publisher: Harbour Gazette
        published: 2021-04-12
        url: https://harbour.example/ferry-plan
        ---
        The new electric ferry to Vestra island will make its first crossing on 3 May, the operator Nordlinje said.

        The ferry takes 240 passengers and cost 31 million crowns.
        """;

    public const string FerryDelay = """
        ---
        title: Ferry to Vestra did not start
        publisher: Coast Radio
        published: 2021-05-04
        ---
        The new electric ferry to Vestra island did not make its first crossing on Monday because the pier failed its inspection.
        """;

    public const string Comet = """
        ---
        title: Comet Ternberg seen over the coast
        publisher: Sky Weekly
        published: 2021-06
        ---
        Comet Ternberg was discovered by the astronomer Paula Ternberg in March.
        """;
}
