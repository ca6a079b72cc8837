namespace NewsBot.Slack.WebApi;

/// <summary>Slack refused a call, or could not be asked. Neither the message nor the properties hold a token or what was said.</summary>
public sealed class SlackApiException : Exception
{
    internal SlackApiException(string method, SlackErrorKind kind, string error, string? needed = null, Exception? inner = null)
        : base(needed is null ? $"{method}: {error}." : $"{method}: {error} (needs {needed}).", inner)
    {
        Method = method;
        Kind = kind;
        Error = error;
        Needed = needed;
    }

    /// <summary>The method that was called.</summary>
    public string Method { get; }

    /// <summary>What can be done about it.</summary>
    public SlackErrorKind Kind { get; }

    /// <summary>Slack's word for what is wrong, such as <c>not_in_channel</c>, or a few words of ours where Slack had none.</summary>
    public string Error { get; }

    /// <summary>The scope that is missing, where Slack named it.</summary>
    public string? Needed { get; }
}

/// <summary>What kind of refusal it is, which decides what to do.</summary>
public enum SlackErrorKind
{
    /// <summary>One this client has no word for.</summary>
    Other,

    /// <summary>The token is wrong, revoked or of the wrong kind, or the app is not allowed: nothing works until the operator acts.</summary>
    Authentication,

    /// <summary>The app lacks a scope: <see cref="SlackApiException.Needed"/> names it.</summary>
    MissingScope,

    /// <summary>The channel, thread or person is not there or closed to the app.</summary>
    Unreachable,

    /// <summary>The message is not there, or can no longer be changed.</summary>
    MessageGone,

    /// <summary>The message is not being streamed, or is and may not be changed otherwise.</summary>
    StreamState,

    /// <summary>A trigger or response address was used up or came too late.</summary>
    Expired,

    /// <summary>What was asked is not well-formed: an error in the program.</summary>
    InvalidRequest,

    /// <summary>Too many calls; waiting as long as Slack asked did not help.</summary>
    RateLimited,

    /// <summary>Slack failed or could not be reached; later may work.</summary>
    Unavailable,
}

/// <summary>The kinds of Slack's words for errors.</summary>
internal static class SlackErrors
{
    /// <summary>The kind of an error.</summary>
    public static SlackErrorKind KindOf(string error) => error switch
    {
        "not_authed" or "invalid_auth" or "account_inactive" or "user_removed_from_team" or "team_disabled" or "token_revoked"
            or "token_expired" or "not_allowed_token_type" or "no_permission" or "org_login_required" or "forbidden_team"
            or "access_denied" or "two_factor_setup_required" or "ekm_access_denied" or "app_access_restricted" => SlackErrorKind.Authentication,
        "missing_scope" => SlackErrorKind.MissingScope,
        "channel_not_found" or "not_in_channel" or "is_archived" or "user_not_found" or "user_not_visible" or "user_not_in_channel"
            or "thread_not_found" or "messages_tab_disabled" or "restricted_action" or "restricted_action_read_only_channel"
            or "restricted_action_thread_only_channel" or "restricted_action_non_threadable_channel" or "restricted_action_thread_locked"
            or "cannot_reply_to_message" or "channel_type_not_supported" or "invalid_thread_ts" or "team_not_found"
            or "not_enabled" or "not_agent_app" => SlackErrorKind.Unreachable,
        "message_not_found" or "cant_update_message" or "cant_delete_message" or "edit_window_closed" => SlackErrorKind.MessageGone,
        "message_not_in_streaming_state" or "streaming_state_conflict" or "stopped_by_user" or "message_not_owned_by_app" => SlackErrorKind.StreamState,
        "expired_trigger_id" or "exchanged_trigger_id" or "invalid_trigger_id" or "used_url" or "expired_url" => SlackErrorKind.Expired,
        "ratelimited" or "rate_limited" or "message_limit_exceeded" => SlackErrorKind.RateLimited,
        "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "team_added_to_org"
            or "messaging_processing_failed" => SlackErrorKind.Unavailable,
        "no_text" or "msg_too_long" or "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" or "invalid_arguments"
            or "invalid_arg_name" or "invalid_array_arg" or "invalid_charset" or "invalid_form_data" or "invalid_post_type" or "invalid_json"
            or "json_not_object" or "missing_post_type" or "missing_args" or "markdown_text_conflict" or "view_too_large" or "hash_conflict"
            or "unknown_method" or "missing_recipient_user_id" or "missing_recipient_team_id" => SlackErrorKind.InvalidRequest,
        _ => SlackErrorKind.Other,
    };
}
