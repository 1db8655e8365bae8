using Townline.Platform.Events;
using Townline.Platform.Settings;
using Townline.Platform.Words;
using Townline.Requests.Contracts;
using Townline.Requests.Duplicates;
using Townline.Tests.Support;
using Townline.Transfer.Contracts;
using Townline.Work.Contracts;

namespace Townline.Tests.Transfer.Settings;

public class FrontSettingsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Counter_phone_and_weights_go_out_as_files_and_make_another_town_alike(Engine engine)
    {
        var (town, other) = (await towns.Fresh(engine), await towns.Fresh(engine));
        await town.Write(unit => town.Get<ICounterSetup>().Save(unit, CounterSetup.Standard with { Counters = ["A", "B"] }));
        await town.Write(unit => town.Get<IPhoneSetup>().Save(unit, PhoneSetup.Standard with { Extensions = [new Extension("201", 7)], CallBack = new Promise(9, PromiseUnit.Hours) }));
        await town.Write(unit => NearSettings.Set(unit, """{"sameService":2.5}"""));
        await other.Write(unit => other.Get<IPhoneSetup>().Save(unit, PhoneSetup.Standard with { Extensions = [new Extension("301", 8)] }));
        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);

        var plan = await other.Get<ISettingsExchange>().Compare(other.Tenant, files, default);
        Assert.Contains(plan.Items.Single(item => item.Item.Kind == "phone").Changes, change => change is { Field: "callBack.amount", Before: "4", After: "9" });
        await other.Get<ISettingsExchange>().Apply(other.Tenant, Actor.System("test"), [.. plan.Items.Where(item => item.Item.Kind is "phone" or "counter" or "near-duplicates")], null);

        Assert.Equal(["A", "B"], (await other.Get<ICounterSetup>().Of(other.Tenant.Id)).Counters);
        var phone = await other.Get<IPhoneSetup>().Of(other.Tenant.Id);
        Assert.Equal((new Promise(9, PromiseUnit.Hours), new Extension("301", 8)), (phone.CallBack, Assert.Single(phone.Extensions)));
        Assert.Equal(2.5, (await other.Get<NearSettings>().Of(other.Tenant.Id)).SameService);
    }

    [BothEngines]
    public async Task A_weight_that_there_is_not_is_refused(Engine engine)
    {
        var town = await towns.Fresh(engine);
        await town.Write(unit => NearSettings.Set(unit, """{"sameService":2.5}"""));
        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);
        var weights = files.Items.Single(item => item.Kind == "near-duplicates");
        weights.Content["colour"] = 1;

        var plan = await town.Get<ISettingsExchange>().Compare(town.Tenant, files, default);

        await Assert.ThrowsAsync<SettingsRefusedException>(() => town.Get<ISettingsExchange>().Apply(town.Tenant, Actor.System("test"), plan.Items, null));
    }
}
