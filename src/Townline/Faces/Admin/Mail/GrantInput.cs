using Townline.Conversations.Contracts;

namespace Townline.Faces.Admin.Mail;

/// <summary>A token that Townline renews, as it is typed; on the pages of mailboxes and of mail that goes out.</summary>
public sealed class GrantInput
{
    public string? Endpoint { get; set; }

    public string? ClientId { get; set; }

    public string? Scope { get; set; }

    /// <summary>Empty: as it is stored.</summary>
    public string? RefreshToken { get; set; }

    internal string? NewRefreshToken => string.IsNullOrEmpty(RefreshToken) ? null : RefreshToken;

    internal static GrantInput Of(MailGrant? grant) => new() { Endpoint = grant?.Endpoint, ClientId = grant?.ClientId, Scope = grant?.Scope };

    /// <returns>Null where the token is typed, or a password is.</returns>
    internal MailGrant? Grant(SignInWay way) =>
        way is SignInWay.Application or SignInWay.Refresh ? new MailGrant(Endpoint ?? "", ClientId ?? "", Scope ?? "", way == SignInWay.Refresh) : null;

    /// <summary>Beside which field a broken rule is told; null when it is none of these.</summary>
    internal static string? FieldOf(string rule) => rule switch
    {
        "mail-grant-endpoint" => "Input.Grant.Endpoint",
        "mail-grant-client" => "Input.Grant.ClientId",
        "mail-grant-scope" => "Input.Grant.Scope",
        "mail-grant-refresh" => "Input.Grant.RefreshToken",
        "mail-grant-secret" => "Input.Secret",
        _ => null,
    };
}
