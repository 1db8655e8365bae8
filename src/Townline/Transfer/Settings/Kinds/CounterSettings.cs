using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Work.Contracts;

namespace Townline.Transfer.Settings.Kinds;

/// <summary>What people come to the counter for, where they are served, what a visit can come to. Devices at the door stay, as they open something.</summary>
internal sealed class CounterSettings(ICounterSetup setups) : ISettingsKind
{
    private const string Only = "setup";

    public string Name => "counter";

    public int Order => 50;

    /// <summary>Nothing while the town has set up nothing.</summary>
    public async Task<IReadOnlyList<SettingsItem>> Read(Tenant town, CancellationToken cancel) =>
        await setups.Of(town.Id) is { Version: > 0 } setup ? [new SettingsItem(Name, Only, Content.Of(setup, "version"))] : [];

    public async Task<Func<Unit, Task>> Prepare(SettingsEdit edit, IReadOnlyList<SettingsItem> items, CancellationToken cancel)
    {
        var setup = Content.Read<CounterSetup>(items[0], ("version", (await setups.Of(edit.Town.Id)).Version));
        return unit => setups.Save(unit, setup with { Reasons = setup.Reasons ?? [], Counters = setup.Counters ?? [], Dispositions = setup.Dispositions ?? [] });
    }
}
