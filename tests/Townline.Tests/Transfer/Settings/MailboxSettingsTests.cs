using Townline.Conversations.Contracts;
using Townline.Platform.Events;
using Townline.Platform.Storage;
using Townline.Tests.Support;
using Townline.Transfer.Contracts;

namespace Townline.Tests.Transfer.Settings;

public class MailboxSettingsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public Task A_mailbox_goes_to_another_town_without_its_password_and_is_not_fetched_there_until_one_is_given(Engine engine) => Goes(engine, isGrant: false);

    [BothEngines]
    public Task A_token_that_is_renewed_goes_along_without_what_is_secret_about_it(Engine engine) => Goes(engine, isGrant: true);

    private async Task Goes(Engine engine, bool isGrant)
    {
        var (town, other) = (await towns.Fresh(engine), await towns.Fresh(engine));
        await SampleServices.Add(town);
        var mailbox = new MailboxInfo(Ids.Next(), "Desk", ["desk@town.example"], SampleServices.Litter.Id);
        var source = new MailSourceInfo(mailbox.Id, "127.0.0.1", 1, MailSecurity.Tls, "desk", IsToken: isGrant, "INBOX", AfterFetch.Move, "Done", Since: null)
        {
            Grant = isGrant ? new MailGrant("https://login.example/token", "townline", "mail", IsRefreshed: true) : null,
        };
        await town.Write(async unit =>
        {
            await town.Get<IMailboxes>().Save(unit, mailbox);
            await town.Get<IMailFetching>().Save(unit, source, "very secret sesame", isGrant ? "secret too" : null);
        });

        var files = await town.Get<ISettingsExchange>().Export(town.Tenant);
        Assert.DoesNotContain(files.Items, item => item.Content.ToJsonString().Contains("secret", StringComparison.Ordinal));
        var plan = await other.Get<ISettingsExchange>().Compare(other.Tenant, files);
        await other.Get<ISettingsExchange>().Apply(other.Tenant, Actor.System("test"), plan.Items, null);

        var arrived = Assert.Single(await other.Get<IMailboxes>().Of(other.Tenant.Id));
        Assert.Equal(("Desk", "desk@town.example"), (arrived.Name, arrived.Addresses[0]));
        Assert.Equal(source with { MailboxId = arrived.Id, IsOn = false }, (await other.Get<IMailFetching>().Of(other.Tenant.Id))[arrived.Id].Source);
        Assert.Equal("mailbox-secret", Assert.Single(plan.Items.Single(item => item.Item.Kind == "mailboxes").Remarks).Code);
        Assert.All((await other.Get<ISettingsExchange>().Compare(other.Tenant, files)).Items, item => Assert.Equal(PlannedChange.Same, item.Change));
    }
}
