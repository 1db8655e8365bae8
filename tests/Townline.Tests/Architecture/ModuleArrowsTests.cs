namespace Townline.Tests.Architecture;

public class ModuleArrowsTests
{
    [Fact]
    public void Modules_use_only_the_contracts_of_modules_below_them() => Violations.None(ModuleArrows.Violations(SourceTree.OfTownline));

    [Theory]
    [InlineData("Platform/Bad.cs", "using Townline.Requests.Contracts;", "Platform may not use Requests.")]
    [InlineData("Requests/Bad.cs", "using Townline.Work.Contracts;", "Requests may not use Work.")]
    [InlineData("Places/Bad.cs", "using Townline.People.Contracts;", "Places may not use People.")]
    [InlineData("Work/Bad.cs", "using Townline.Requests;", "Work may use only Requests.Contracts")]
    [InlineData("Work/Bad.cs", "using Townline.Requests.Closure;", "Work may use only Requests.Contracts, not Requests.Closure.")]
    [InlineData("Work/Bad.cs", "class Bad { Townline.Requests.Closure.Outcome x; }", "Work may use only Requests.Contracts")]
    [InlineData("Work/Bad.cs", "class Bad { Requests.RequestSecret x; }", "Work may use only Requests.Contracts")]
    [InlineData("Channels/Open311/Bad.cs", "using Townline.Work.Contracts;", "Channels may not use Work.")]
    [InlineData("Faces/Portal/Bad.cshtml", "@using Townline.Channels.Web", "Faces may not use Channels.")]
    [InlineData("Demo/Bad.cs", "using Townline.People;", "Demo may use only People.Contracts")]
    [InlineData("Helpers/Bad.cs", "class Bad;", "Helpers has no place among the modules")]
    public void A_forbidden_arrow_is_found(string path, string text, string reason)
    {
        var tree = new SourceTree([new SourceFile("Requests/RequestSecret.cs", "namespace Townline.Requests; class RequestSecret;")]).With(path, text);
        Assert.Contains(reason, Assert.Single(ModuleArrows.Violations(tree)));
    }

    [Theory]
    [InlineData("Requests/Good.cs", "using Townline.Places.Contracts; using Townline.Platform.Storage;")]
    [InlineData("Requests/Good.cs", "// Townline.Work decides\nclass Good { string Work = \"Townline.Work.Team\"; }")]
    [InlineData("Requests/Good.cs", "class Good { Team Work; int Count => Work.Members.Count; }")]
    [InlineData("Channels/Web/Good.cs", "using Townline.Conversations.Contracts;")]
    [InlineData("Program.cs", "using Townline.Work; using Townline.Requests;")]
    public void An_allowed_arrow_is_let_be(string path, string text) => Assert.Empty(ModuleArrows.Violations(new SourceTree([]).With(path, text)));
}
