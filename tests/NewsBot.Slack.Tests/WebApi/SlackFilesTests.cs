using NewsBot.Slack.WebApi;

namespace NewsBot.Slack.Tests.WebApi;

public sealed class SlackFilesTests
{
    [Theory]
    [InlineData("https://slack.com/api/", "https://files.slack.com/files-pri/1/download/a.md", true)]
    [InlineData("https://slack-gov.com/api/", "https://files.slack-gov.com/files-pri/1/download/a.md", true)]
    [InlineData("https://slack.com/api/", "https://files.slack-gov.com/files-pri/1/download/a.md", false)]
    [InlineData("https://slack-gov.com/api/", "https://files.slack.com/files-pri/1/download/a.md", false)]
    [InlineData("https://slack.com/api/", "https://slack.com/a.md", false)]
    [InlineData("https://slack.com/api/", "http://files.slack.com/a.md", false)]
    [InlineData("https://slack.com/api/", "https://files.slack.com:8443/a.md", false)]
    [InlineData("https://slack.com/api/", "https://somebody@files.slack.com/a.md", false)]
    [InlineData("https://slack.com/api/", "https://files.slack.com.evil.example/a.md", false)]
    [InlineData("http://127.0.0.1:5005/api/", "http://127.0.0.1:5005/files-pri/a.md", true)]
    [InlineData("http://127.0.0.1:5005/api/", "https://files.slack.com/a.md", false)]
    public void A_token_is_sent_to_the_file_host_of_its_own_Slack_alone(string api, string file, bool isOwn) =>
        SlackFiles.IsOwn(new Uri(api), new Uri(file)).ShouldBe(isOwn);
}
