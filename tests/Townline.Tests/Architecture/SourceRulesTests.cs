namespace Townline.Tests.Architecture;

public class SourceRulesTests
{
    [Theory, MemberData(nameof(SourceRules.All), MemberType = typeof(SourceRules), DisableDiscoveryEnumeration = true)]
    public void The_code_keeps_the_rule(SourceRule rule) => Violations.None(rule.Violations(SourceTree.OfTownline));

    [Theory]
    [InlineData("using Microsoft.Data.Sqlite;")]
    [InlineData("class Bad(NpgsqlConnection connection);")]
    [InlineData("class Bad { void M() => options.UseNpgsql(x); }")]
    public void An_engine_named_outside_its_folder_is_found(string text) => Caught(SourceRules.EngineNames, "Requests/Bad.cs", text);

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var today = DateTime.Today;")]
    [InlineData("var now = DateTimeOffset.Now;")]
    public void The_machines_clock_is_found(string text) => Caught(SourceRules.WallClock, "Requests/Bad.cs", text);

    [Fact]
    public void Writing_to_the_terminal_is_found() => Caught(SourceRules.ConsoleUse, "Requests/Bad.cs", "Console.WriteLine(1);");

    [Theory]
    [InlineData("if (message.Channel == \"web\") { }")]
    [InlineData("var x = channel switch { _ => 1 };")]
    [InlineData("switch (message.Channel) { }")]
    [InlineData("if (request.ChannelName is \"open311\") { }")]
    [InlineData("if (request.Channel == ChannelNames.Web) { }")]
    [InlineData("if (\"web\" == message.Channel) { }")]
    [InlineData("@if (Model.Channel != \"web\") { }")]
    public void A_decision_by_the_channels_name_is_found(string text) => Caught(SourceRules.ChannelNames, "Requests/Bad.cs", text);

    [Theory]
    [InlineData("if (mine.Channel == theirs.Channel) { }")]
    [InlineData("if (channel.Capabilities.Attachments) { }")]
    [InlineData("if (channel is null) { }")]
    public void A_channel_that_is_asked_what_it_can_do_is_let_be(string text) =>
        Assert.Empty(SourceRules.ChannelNames.Violations(new SourceTree([]).With("Requests/Good.cs", text)));

    private static void Caught(SourceRule rule, string path, string text) => Assert.Single(rule.Violations(new SourceTree([]).With(path, text)));
}
