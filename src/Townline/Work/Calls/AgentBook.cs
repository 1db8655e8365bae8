using System.Collections.Frozen;
using Townline.Identity.Contracts;
using Townline.Platform.Live;
using Townline.Work.Contracts;

namespace Townline.Work.Calls;

/// <summary>Who is meant when an exchange names an agent: by e-mail address or by extension.</summary>
internal sealed class AgentBook
{
    private readonly TenantCache<FrozenDictionary<string, long>> _cache;

    public AgentBook(IStaffDirectory staff, IPhoneSetup setups, ChangeSignals signals) =>
        _cache = new TenantCache<FrozenDictionary<string, long>>(
            signals, tenant => Load(staff, setups, tenant), PhoneSetUp.Name, "staff.added", "staff.closed", "staff.reopened");

    /// <summary>Ids of active staff by what they are called, whatever the case of the letters.</summary>
    public async ValueTask<IReadOnlyDictionary<string, long>> Of(int tenantId) => await _cache.Get(tenantId);

    private static async Task<FrozenDictionary<string, long>> Load(IStaffDirectory staff, IPhoneSetup setups, int tenantId)
    {
        var active = (await staff.All(tenantId)).Where(member => member.Active).ToList();
        var ids = active.Select(member => member.Id).ToHashSet();
        var names = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in active)
        {
            names[member.Email] = member.Id;
        }

        foreach (var extension in (await setups.Of(tenantId)).Extensions.Where(extension => ids.Contains(extension.StaffId)))
        {
            names[extension.Number] = extension.StaffId;
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
