using System.Net;
using Townline.Identity.Contracts;
using Townline.Tests.Support;

namespace Townline.Tests.Faces.Admin;

public class SectionsTests(Towns towns) : IClassFixture<Towns>
{
    [BothEngines]
    public async Task Only_those_who_have_a_right_there_are_shown_the_administration(Engine engine)
    {
        var town = await towns.On(engine);
        foreach (var role in new[] { Role.Agent, Role.ReadOnly, Role.Supervisor, Role.Administrator })
        {
            using var visitor = await town.SignIn(role);
            var shown = (await visitor.Get("/desk")).Document.QuerySelector(".tl-bar__nav a[href='/admin']") is not null;
            Assert.Equal(role is Role.Supervisor or Role.Administrator, shown);
        }
    }

    [BothEngines]
    public async Task The_navigation_lists_what_one_may_open_and_nothing_else(Engine engine)
    {
        var town = await towns.On(engine);
        foreach (var role in new[] { Role.Agent, Role.Supervisor, Role.Administrator })
        {
            using var visitor = await town.SignIn(role);
            var offered = (await visitor.Get("/admin")).Document.QuerySelectorAll(".tl-side a").Select(link => link.GetAttribute("href")!).ToList();
            Assert.Equal(role == Role.Agent, offered.Count == 1);
            Assert.Equal(role == Role.Administrator, offered.Contains("/admin/users"));
            foreach (var address in offered)
            {
                Assert.Equal(HttpStatusCode.OK, (await visitor.Get(address)).Status);
            }
        }
    }
}
