using NewsBot.Settings;

namespace NewsBot.Tests.Settings;

public sealed class IndexFolderTests
{
    [Fact]
    public void Is_readable_and_always_the_same_for_a_folder()
    {
        var folder = IndexFolder.For("/data", "/srv/Harbour News");

        folder.ShouldBe(Path.Combine("/data", "index", "harbour-news-350f6cb07f53495e"));
        IndexFolder.For("/data", "/srv/Harbour News" + Path.DirectorySeparatorChar).ShouldBe(folder);
    }

    [Fact]
    public void Differs_for_folders_of_the_same_name() =>
        IndexFolder.For("/data", "/srv/a/news").ShouldNotBe(IndexFolder.For("/data", "/srv/b/news"));

    [Fact]
    public void Has_a_short_name_without_anything_a_file_system_would_refuse()
    {
        var name = Path.GetFileName(IndexFolder.For("/data", "/srv/" + new string('ü', 300) + ":?*"));

        name.ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        name.Length.ShouldBeLessThan(60);
    }
}
