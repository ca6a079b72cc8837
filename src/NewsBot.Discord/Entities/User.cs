using System.Diagnostics.CodeAnalysis;

namespace NewsBot.Discord.Entities;

/// <summary>An account: a person's or a bot's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Username">Its unique name.</param>
/// <param name="GlobalName">The name it is shown by, where it has chosen one.</param>
/// <param name="Bot">Whether a program speaks by it.</param>
public sealed record User(Snowflake Id, string Username, string? GlobalName = null, bool Bot = false);

/// <summary>What a user is within one guild.</summary>
/// <param name="User">The user; absent where the user stands beside the member, as in a message.</param>
/// <param name="Nick">The name chosen for this guild.</param>
/// <param name="Permissions">All that the member may do in the channel of an interaction; absent elsewhere.</param>
public sealed record GuildMember(User? User = null, string? Nick = null, Permissions? Permissions = null)
{
    /// <summary>The member's roles, without the role that everybody has.</summary>
    [AllowNull]
    public IReadOnlyList<Snowflake> Roles { get => field ?? []; init; }
}
