namespace Townline.Channels.Email.Imap.Protocol;

/// <summary>What a refusal means: by the code that the server gives (RFC 5530), otherwise by what was asked.</summary>
internal static class ImapRefusals
{
    public static ImapTrouble Of(string command, ImapResponse response) => response.Code?.Name switch
    {
        "UNAVAILABLE" or "LIMIT" or "INUSE" or "SERVERBUG" or "OVERQUOTA" => ImapTrouble.Busy,
        "AUTHENTICATIONFAILED" or "AUTHORIZATIONFAILED" or "EXPIRED" or "PRIVACYREQUIRED" or "CONTACTADMIN" => ImapTrouble.LoginRefused,
        "NONEXISTENT" or "TRYCREATE" => ImapTrouble.NoFolder,
        _ => command switch
        {
            "LOGIN" or "AUTHENTICATE" => SoundsBusy(response.Words) ? ImapTrouble.Busy : ImapTrouble.LoginRefused,
            "SELECT" or "EXAMINE" => ImapTrouble.NoFolder,
            _ => ImapTrouble.Refused,
        },
    };

    /// <summary>Large providers say this without a code.</summary>
    private static bool SoundsBusy(string words) => new[] { "too many", "try again later", "rate", "exceeded" }.Any(sign => words.Contains(sign, StringComparison.OrdinalIgnoreCase));
}
