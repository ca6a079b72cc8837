using NewsBot.Discord.Entities;
using NewsBot.Discord.Rest;
using NewsBot.Settings;
using NewsBot.Tests.Infrastructure;

namespace NewsBot.Tests.Settings;

public sealed class DiscordSettingsTests : IDisposable
{
    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Without_a_token_Discord_is_off()
    {
        _home.Write("appsettings.json", """{ "Discord": { "Token": "", "AdminRoleIds": "1" } }""");

        BotSettings.Load(_home.Path, []).Running.Value.Discord.ShouldBeNull();
    }

    [Fact]
    public void A_token_turns_Discord_on_and_ids_have_commas_between_them()
    {
        _home.Write("appsettings.json", """{ "Discord": { "Token": "abc", "AdminRoleIds": "1, 2", "AdminUserIds": "3", "AllowedChannelIds": "4;5", "AllowedRoleIds": "" } }""");

        var discord = BotSettings.Load(_home.Path, ["--Discord:ApiBaseUrl=http://127.0.0.1:81/api/v10"]).Running.Value.Discord.ShouldNotBeNull();

        discord.ApiBaseUrl.ShouldBe(new Uri("http://127.0.0.1:81/api/v10"));
        discord.AdminRoleIds.ShouldBe([new Snowflake(1), new Snowflake(2)]);
        discord.AdminUserIds.ShouldBe([new Snowflake(3)]);
        discord.AllowedChannelIds.ShouldBe([new Snowflake(4), new Snowflake(5)]);
        discord.AllowedRoleIds.ShouldBeEmpty();
    }

    [Fact]
    public void Discord_is_reached_at_its_own_address_unless_told_otherwise()
    {
        _home.Write("appsettings.json", """{ "Discord": { "Token": "abc", "ApiBaseUrl": "" } }""");

        BotSettings.Load(_home.Path, []).Running.Value.Discord!.ApiBaseUrl.ShouldBe(DiscordRestOptions.DefaultApiBaseUrl);
    }

    [Theory]
    [InlineData("Discord:AdminRoleIds", "@moderators", "holds \"@moderators\"")]
    [InlineData("Discord:AllowedChannelIds", "1,-2", "holds \"-2\"")]
    [InlineData("Discord:ApiBaseUrl", "http://discord.example", "is \"http://discord.example\"")]
    [InlineData("Discord:Token", "a b", "has characters that no token has")]
    public void A_value_that_cannot_be_used_is_named_with_its_remedy(string key, string value, string problem)
    {
        string[] arguments = key == "Discord:Token" ? [] : ["--Discord:Token=abc"];

        var error = Should.Throw<SettingsException>(() => BotSettings.Load(_home.Path, [.. arguments, $"--{key}={value}"]).Running.Value);

        error.Message.ShouldContain($"The setting {key} {problem}. Set it to ");
    }
}
