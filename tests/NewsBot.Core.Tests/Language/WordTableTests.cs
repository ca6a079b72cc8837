using FsCheck;
using FsCheck.Fluent;
using NewsBot.Core.Language;

namespace NewsBot.Core.Tests.Language;

public sealed class WordTableTests
{
    [Fact]
    public void A_list_is_a_set_of_its_words()
    {
        var table = WordTable.Of(" one two\n  three\r\nfour ");

        table.Contains("one").ShouldBeTrue();
        table.Contains("three").ShouldBeTrue();
        table.Contains("four").ShouldBeTrue();
        table.Contains("One").ShouldBeFalse();
        table.Contains("on").ShouldBeFalse();
        table.Contains("").ShouldBeFalse();
    }

    [Fact]
    public void A_word_keeps_its_value_while_the_table_grows() => Prop.ForAll<int[]>(values =>
    {
        var table = new WordTable();
        var expected = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var word = (value % 300).ToString(System.Globalization.CultureInfo.InvariantCulture);
            table.At(word, 0, word.Length) |= value;
            expected[word] = expected.GetValueOrDefault(word) | value;
        }

        foreach (var (word, value) in expected)
        {
            table.Find(word).ShouldBe(value);
        }

        table.Find("300").ShouldBe(0);
    }).Check(Config.QuickThrowOnFailure.WithEndSize(1000));

    [Fact]
    public void A_list_is_read_item_by_item()
    {
        var items = new List<string>();
        var reader = new ListReader(" New York ;; Rome\n\n Oslo", ';');
        while (reader.Read())
        {
            items.Add(reader.Item.ToString());
        }

        items.ShouldBe(["New York", "Rome", "Oslo"]);
    }
}
