using Townline.People.Contracts;
using Townline.Platform.Text;

namespace Townline.Channels.Open311.Requests;

/// <summary>Who the caller says the reporter is. All of it is claimed, none proved.</summary>
internal static class Reporter
{
    private const int LongestName = 200;

    public static ClaimedPerson Of(Call call)
    {
        var identities = new List<ClaimedIdentity>();
        Add(IdentityKind.Email, call.Arguments.Text("email"));
        Add(IdentityKind.Phone, call.Arguments.Text("phone"));
        Add(IdentityKind.Device, call.Arguments.Text("device_id") ?? call.Arguments.Text("deviceid"));
        Add(IdentityKind.Account, call.Arguments.Text("account_id"));
        return new ClaimedPerson(identities, Name(call, "first_name"), Name(call, "last_name"));

        void Add(string kind, string? value)
        {
            if (value is not null)
            {
                identities.Add(new ClaimedIdentity(kind, value));
            }
        }
    }

    /// <summary>FixMyStreet sends "-" when it has no name.</summary>
    private static string? Name(Call call, string argument) => call.Arguments.Text(argument) is { } name && name != "-" ? PlainText.Cut(name, LongestName) : null;
}
