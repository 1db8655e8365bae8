using Townline.Platform.Events;
using Townline.Platform.Words;
using Townline.Tests.Support;

namespace Townline.Tests.Platform.Words;

public class WordingTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Actor Tester = Actor.System("test");

    [BothEngines]
    public async Task A_town_says_it_in_its_own_words_and_can_go_back(Engine engine)
    {
        var town = await towns.On(engine);
        var other = await town.AddTown($"words-{engine}".ToLowerInvariant());
        var wording = town.Get<Wording>();
        using var here = town.Visitor();
        Assert.Equal("Sign in", (await here.Get("/sign-in")).Heading);

        await wording.Set(town.Tenant.Id, Tester, "en", "sign-in.title", "Come in <b>please</b>");
        Assert.Equal("Come in <b>please</b>", (await here.Get("/sign-in")).Heading);
        Assert.Equal("Sign in", (await town.Visitor(other).Get("/sign-in")).Heading);
        Assert.Equal("Iniciar sesión", (await town.Visitor().Speaking("es").Get("/sign-in")).Heading);
        Assert.Equal("Come in <b>please</b>", (await wording.List(town.Tenant.Id)).Single().Text);
        Assert.Equal("Come in <b>please</b>", (await town.Get<ITownWords>().For(town.Tenant.Id, "fr"))["sign-in.title"]);

        await wording.Set(town.Tenant.Id, Tester, "en", "sign-in.title", " ");
        Assert.Equal("Sign in", (await here.Get("/sign-in")).Heading);
        Assert.Empty(await wording.List(town.Tenant.Id));
    }

    [BothEngines]
    public async Task Wording_that_could_not_be_filled_in_is_refused(Engine engine)
    {
        var town = await towns.On(engine);
        foreach (var (key, text) in new[] { ("no.such.key", "x"), ("time.due-in", "{1}"), ("time.due-in", "{0"), ("time.due-in", "{0:one}") })
            await Assert.ThrowsAsync<FormatException>(() => town.Get<Wording>().Set(town.Tenant.Id, Tester, "en", key, text));
    }
}
