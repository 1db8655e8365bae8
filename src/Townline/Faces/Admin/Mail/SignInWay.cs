using Townline.Conversations.Contracts;
using Townline.Faces.Shared.Fields;
using Townline.Platform.Words;

namespace Townline.Faces.Admin.Mail;

/// <summary>With what one signs in at a mail server, as it is chosen.</summary>
internal enum SignInWay
{
    Password,

    /// <summary>An access token that is typed.</summary>
    Token,

    /// <summary>One that Townline renews, in its own name.</summary>
    Application,

    /// <summary>One that Townline renews by a refresh token.</summary>
    Refresh,
}

/// <summary>Between what is chosen and what is stored.</summary>
internal static class SignInWays
{
    public static SignInWay Of(bool isToken, MailGrant? grant) =>
        !isToken ? SignInWay.Password : grant is null ? SignInWay.Token : grant.IsRefreshed ? SignInWay.Refresh : SignInWay.Application;

    /// <summary>What is no way is a password.</summary>
    public static SignInWay Read(string? typed) => Enum.TryParse<SignInWay>(typed, out var way) && Enum.IsDefined(way) ? way : SignInWay.Password;

    public static IReadOnlyList<FieldOption> Options(IWords words) => [.. Enum.GetValues<SignInWay>().Select(way => new FieldOption($"{way}", words[$"mail-sign-in.{way}"], words[$"mail-sign-in.{way}.hint"]))];
}
