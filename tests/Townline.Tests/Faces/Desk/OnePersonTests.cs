using Townline.Identity.Contracts;
using Townline.People.Contracts;
using Townline.People.Matching.Town;
using Townline.Tests.People.Merging;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk;

/// <summary>Merging, taking back, linking and passing on, as a clerk does it.</summary>
public class OnePersonTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Two_addresses_of_one_person_are_merged_after_a_look_and_parted_a_day_later(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (home, work) = (await people.Write("home@example.org", "From home"), await people.Write("work@example.org", "From work"));
        using var clerk = await people.Town.SignIn(Role.Agent);

        var page = await (await clerk.Get($"/desk/people/{home}")).Follow("Merge with another person");
        page = await page.Form("main form").Set("Q", "work@example.org").Submit("Search");
        page = await clerk.Get(page.One($"[href$='with={work}']").GetAttribute("href")!);
        Assert.Equal("Are they one person?", page.Heading);
        Assert.Contains("E-mail: home@example.org", page.Text);
        Assert.Contains("From work", page.Text);
        Assert.Contains("Say in a few words why.", (await page.Form("main form").Submit("Yes, they are one person")).Text);
        page = await page.Form("main form").Set("Input.Why", "Said so at the counter").Submit("Yes, they are one person");

        Assert.Contains("They are one person now.", page.Text);
        Assert.Contains("From work", page.Text);
        Assert.Contains("From home", page.Text);
        Assert.EndsWith($"/desk/people/{home}", (await clerk.Get($"/desk/people/{work}")).Address);
        people.Town.Clock.Move(TimeSpan.FromDays(1));
        await people.Write("work@example.org", "Work, a day later");

        using var colleague = await people.Town.SignIn(Role.Agent);
        page = await (await colleague.Get($"/desk/people/{home}")).Follow("Take it back work@example.org");
        page = await page.Form("main form").Set("Input.Why", "It is her daughter").Submit("Yes, they are two persons");
        Assert.Contains("They are two persons again.", page.Text);
        Assert.Contains("Work, a day later", page.Text);
        Assert.DoesNotContain("From home", page.Text);
        Assert.DoesNotContain("From work", (await colleague.Get($"/desk/people/{home}")).Text);
        Assert.Contains("There is nothing to take back", (await colleague.Get($"/desk/people/{work}/separate")).Text);
    }

    [BothEngines]
    public async Task The_second_of_two_clerks_who_merge_or_part_is_told(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (a, b, c) = (await people.Add("Anna"), await people.Add("Berta"), await people.Add("Clara"));
        using var first = await people.Town.SignIn(Role.Agent);
        using var second = await people.Town.SignIn(Role.Agent);
        var slow = (await second.Get($"/desk/people/{a}/merge?with={c}")).Form("main form").Set("Input.Why", "Slow");
        await (await first.Get($"/desk/people/{a}/merge?with={b}")).Form("main form").Set("Input.Why", "Quick").Submit("Yes, they are one person");

        var page = await slow.Submit("Yes, they are one person");
        Assert.Contains($"{first.Staff!.Name} changed one of them", page.Text);
        Assert.Equal(c, (await people.Card(c)).RootId);
        await page.Form("main form").Submit("Yes, they are one person");
        Assert.Equal(a, (await people.Card(c)).RootId);

        slow = (await second.Get($"/desk/people/{b}/separate")).Form("main form").Set("Input.Why", "Slow");
        await (await first.Get($"/desk/people/{b}/separate")).Form("main form").Set("Input.Why", "Quick").Submit("Yes, they are two persons");
        Assert.Contains("It was taken back already. To make them one again, merge them again.", (await slow.Submit("Yes, they are two persons")).Text);
        Assert.Contains("These two are one person already.", (await second.Get($"/desk/people/{a}/merge?with={c}")).Text);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await second.Http.GetAsync($"/desk/people/{a}/merge?with=12345")).StatusCode);
    }

    [BothEngines]
    public async Task A_suggestion_says_why_and_a_refusal_stays(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var one = await people.Add(new PersonRecord { Name = "Rosalinda Delgado", Identities = [new(IdentityKind.Email, "rosalinda@home.example", true)] });
        await people.Add(new PersonRecord { Name = "Rosalinda Delgadp", Identities = [new(IdentityKind.Email, "rosalinda@work.example", true)] });
        await people.Town.Get<MatchSweep>().Run(default);
        using var clerk = await people.Town.SignIn(Role.Agent);
        using var reader = await people.Town.SignIn(Role.ReadOnly);

        var page = await clerk.Get($"/desk/people/{one}");
        Assert.Equal(["The same: first name", "Nearly the same: last name, e-mail address"], page.Document.QuerySelectorAll("[data-suggestion] [data-reasons] li").Select(reason => reason.TextContent.Trim()));
        Assert.Contains("Nearly the same: last name, e-mail address", (await clerk.Get("/desk/people/same")).Text);
        Assert.Empty((await reader.Get("/desk/people/same")).Document.QuerySelectorAll("[data-pair] form"));
        page = await page.Form("[data-suggestion] form").Submit();

        Assert.Contains("It will not be suggested again.", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("[data-suggestion]"));
        Assert.Contains("Nobody to look at", (await clerk.Get("/desk/people/same")).Text);
    }

    [BothEngines]
    public async Task A_link_is_written_with_who_said_so_shown_both_ways_and_ended(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (rosa, eva) = (await people.Add("Rosa Delgado"), await people.Add("Eva Klein"));
        using var clerk = await people.Town.SignIn(Role.Agent);

        var page = await (await clerk.Get($"/desk/people/{rosa}")).Follow("Add a household member or somebody who acts");
        page = await page.Form("main form").Set("Q", "Eva").Submit("Search");
        var form = page.Form("main form[method=post]");
        Assert.Contains("Choose who is meant.", (await form.Submit("Write it down")).Text);
        page = await form.Set("Input.OtherId", $"{eva}").Set("Input.Side", "ActedForBy").Set("Input.SaidBy", "Rosa herself").Set("Input.How", "counter").Set("Input.Scope", "Rubbish").Submit("Write it down");

        Assert.Contains("The link is written down.", page.Text);
        Assert.Contains("Eva Klein acts for them said by Rosa herself", WebPage.Squeeze(page.One("[data-links]").TextContent));
        Assert.Contains("Rosa herself: Rubbish", page.Text);
        Assert.Contains("Rosa Delgado they act for", WebPage.Squeeze((await clerk.Get($"/desk/people/{eva}")).One("[data-links]").TextContent));
        page = await page.Form("[data-links] form").Set("Input.Why", "Not any more").Submit();
        Assert.Empty(page.Document.QuerySelectorAll("[data-links] li"));
    }

    [BothEngines]
    public async Task A_number_that_is_no_longer_theirs_starts_somebody_new_of_whom_nothing_is_shown(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var rosa = await people.Add(new PersonRecord { Name = "Rosa Delgado", AccessNeeds = "Large print", Identities = [new(IdentityKind.Phone, "216 555 0142", true)] });
        using var clerk = await people.Town.SignIn(Role.Agent);
        var page = await clerk.Get($"/desk/people/{rosa}");

        page = await page.Form("[data-identities] form").Set("Input.Why", "Somebody else answered").Submit("This number is no longer theirs");

        Assert.Contains("Somebody new begins with it", page.Text);
        Assert.Contains("216 555 0142", page.One("[data-former]").TextContent);
        var newcomer = (await people.Town.Read(db => people.Town.Get<IPeople>().FindByIdentity(db, IdentityKind.Phone, "216 555 0142", default)))!;
        var fresh = await clerk.Get($"/desk/people/{newcomer.Id}");
        Assert.Contains("not verified", fresh.Text);
        Assert.DoesNotContain("Rosa", fresh.Text);
        Assert.DoesNotContain("Large print", fresh.Text);
        Assert.DoesNotContain("Rosa", (await clerk.Get("/desk/search?q=12165550142")).Text);
    }

    [BothEngines]
    public async Task An_edit_of_who_is_shown_with_anothers_details_does_not_take_them_over(Engine engine)
    {
        var people = await MergedPeople.On(await towns.Fresh(engine));
        var (rosa, other) = (await people.Add("Rosa Delgado"), await people.Add(new PersonRecord { Name = "R. Delgado", AccessNeeds = "Large print" }));
        await people.Merge(rosa, other);
        using var clerk = await people.Town.SignIn(Role.Agent);
        Assert.Contains("Large print (known of R. Delgado)", (await clerk.Get($"/desk/people/{rosa}")).Text);

        await (await clerk.Get($"/desk/people/{rosa}/edit")).Form("main form").Set("Input.PreferredName", "Rosie").Set("Input.Why", "Asked for it").Submit("Save");
        await people.Undo(other);

        Assert.Null((await people.Card(rosa)).AccessNeeds);
    }
}
