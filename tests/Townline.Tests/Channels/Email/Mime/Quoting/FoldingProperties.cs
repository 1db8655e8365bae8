using FsCheck;
using FsCheck.Fluent;
using Townline.Channels.Email.Mime.Quoting;

namespace Townline.Tests.Channels.Email.Mime.Quoting;

public class FoldingProperties
{
    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "> ", ">> ", "On ", "wrote:", "10:00", "2026", "a@b.example", "<a@b.example>", "-----Original Message-----", "From: a", "Sent: b", "To: c", "Subject: d", "-- \n", "--\n", "Sent from my iPhone", "____________", "---------- Forwarded message ---------",
        "text", ":", " ", "\t", "schrieb", "Am 23.11.2026", "\u202B", "写道：", "##- x -##",
    ];

    [Fact]
    public void Nothing_is_ever_lost() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf(40).Select(string.Concat).ToArbitrary(), text =>
        {
            var folded = FoldedText.Fold(text, null);
            return string.Concat(folded.Ranges.Select(range => folded.Of(range).ToString())) == text && folded.Ranges.Zip(folded.Ranges.Skip(1)).All(pair => pair.First.Kind != pair.Second.Kind);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
}
