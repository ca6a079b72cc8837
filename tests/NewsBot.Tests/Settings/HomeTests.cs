using NewsBot.Settings;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Settings;

public sealed class HomeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Is_the_source_tree_that_the_program_was_built_in()
    {
        _folder.Write("tree/NewsBot.sln", "");
        var program = _folder.Folder("tree/src/NewsBot/bin/Debug/net10.0");

        Home.Find(program + Path.DirectorySeparatorChar).ShouldBe(Path.Combine(_folder.Path, "tree"));
    }

    [Theory]
    [InlineData("tree/publish")]
    [InlineData("tree/out/newsbot")]
    [InlineData("tree/src/NewsBot/bin/Release/net10.0/linux-x64/publish")]
    public void Is_the_folder_that_the_program_was_published_to_even_inside_the_source_tree(string published)
    {
        _folder.Write("tree/NewsBot.sln", "");
        var program = _folder.Folder(published);

        Home.Find(program + Path.DirectorySeparatorChar).ShouldBe(program);
    }

    [Fact]
    public void Is_the_programs_own_folder_where_there_is_no_source_tree()
    {
        var program = _folder.Folder("opt/newsbot");

        Home.Find(program).ShouldBe(program);
    }
}
