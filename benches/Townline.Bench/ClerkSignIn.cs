using System.Text.RegularExpressions;

namespace Townline.Bench;

/// <summary>Signs a member of staff of the demo town in, by the form that people use.</summary>
internal static partial class ClerkSignIn
{
    /// <exception cref="InvalidOperationException">It did not lead to a session.</exception>
    public static async Task As(HttpClient http, string email)
    {
        var page = await http.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = email, ["Password"] = ServerProcess.Password, ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        using var answer = await http.PostAsync("/sign-in?returnUrl=/account", form);
        using var account = await http.GetAsync("/account");
        if (!account.IsSuccessStatusCode || account.RequestMessage!.RequestUri!.AbsolutePath != "/account")
        {
            throw new InvalidOperationException($"{email} could not sign in.");
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
