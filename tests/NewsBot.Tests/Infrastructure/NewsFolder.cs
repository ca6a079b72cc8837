namespace NewsBot.Tests.Infrastructure;

/// <summary>A folder with the shared documents.</summary>
internal static class NewsFolder
{
    /// <summary>Puts all of them into the folder of a driver.</summary>
    public static CommandLineDriver WithNews(this CommandLineDriver driver)
    {
        driver.Write("2021/ferry-plan.md", News.FerryPlan);
        driver.Write("2021/ferry-delay.md", News.FerryDelay);
        driver.Write("comet.md", News.Comet);
        return driver;
    }
}
