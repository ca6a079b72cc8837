using NewsBot.Core.Citations;
using NewsBot.Core.Replies;

namespace NewsBot.Core.Tests.Replies;

public sealed class SourceAddressTests
{
    [Theory]
    [InlineData("https://bot.example", "ferry.md", "https://bot.example/articles/ferry.md?start=12&end=40&version=0123456789ab#passage")]
    [InlineData("https://bot.example/news/", "2021/05/ferry.md", "https://bot.example/news/articles/2021/05/ferry.md?start=12&end=40&version=0123456789ab#passage")]
    [InlineData("http://localhost:5080/", "a b?c#d%.md", "http://localhost:5080/articles/a%20b%3Fc%23d%25.md?start=12&end=40&version=0123456789ab#passage")]
    [InlineData("https://bot.example", "x\"><(y)|z].md", "https://bot.example/articles/x%22%3E%3C%28y%29%7Cz%5D.md?start=12&end=40&version=0123456789ab#passage")]
    [InlineData("https://bot.example", "Vestrø.md", "https://bot.example/articles/Vestr%C3%B8.md?start=12&end=40&version=0123456789ab#passage")]
    public void Names_the_passage_whatever_the_document_is_called(string publicBaseUrl, string document, string address)
    {
        var citation = new Citation(1, document, "Ferry", null, null, null, null, "It sailed.", 12, 40, 3, null, "0123456789ab");

        new SourceAddress(new Uri(publicBaseUrl)).Of(citation).AbsoluteUri.ShouldBe(address);
    }
}
