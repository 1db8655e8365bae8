using Townline.People.Contracts;
using Townline.Platform.Tenancy;

namespace Townline.Faces.Portal.Mine;

/// <summary>The resident who is signed in in this browser. Only pages that ask cost a look-up.</summary>
internal sealed class CurrentResident(TownContext town, IResidentSessions sessions, IHttpContextAccessor http)
{
    private SignedInResident? _found;
    private bool _isRead;

    /// <summary>Null when nobody is.</summary>
    public async ValueTask<SignedInResident?> Find(CancellationToken cancel)
    {
        if (!_isRead)
        {
            var secret = MineCookies.SessionOf(http.HttpContext!.Request);
            _found = secret is null ? null : await sessions.Find(town.Db, secret, town.Tenant.Settings.ResidentDays, cancel);
            _isRead = true;
        }

        return _found;
    }
}
