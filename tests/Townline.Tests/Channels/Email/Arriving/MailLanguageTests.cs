using Townline.Channels.Email.Arriving;
using Townline.Tests.Channels.Email.Outgoing;
using Townline.Tests.Channels.Email.Peers;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Email.Arriving;

/// <summary>Whoever writes in a language of the town is answered in it.</summary>
public class MailLanguageTests(Towns towns) : IClassFixture<Towns>
{
    [Theory]
    [InlineData("Buenos días, la farola de la esquina está rota desde el lunes. Gracias por su ayuda.", "es")]
    [InlineData("Buenos dias, la farola esta rota en la esquina de la calle. Gracias por su ayuda", "es")]
    [InlineData("Hello, the lamp at our corner has been dark since Monday.", null)]
    [InlineData("Bonjour, le lampadaire de notre rue est en panne depuis lundi et il fait noir.", null)]
    [InlineData("The sign at the corner says \"la casa de los libros y las flores\" and it has been hanging there for weeks, please have a look", null)]
    [InlineData("Farola rota", null)]
    [InlineData("", null)]
    public void The_small_words_of_a_mail_tell_its_language(string text, string? language) => Assert.Equal(language, MailLanguage.Of(text, ["en", "es"]));

    [Fact]
    public void A_language_that_the_town_does_not_speak_is_none()
    {
        const string Spanish = "La farola de la esquina está rota desde el lunes.";
        Assert.Null(MailLanguage.Of(Spanish, ["en"]));
        Assert.Null(MailLanguage.Of(Spanish, ["es", "en"]));
        Assert.Equal("en", MailLanguage.Of("The lamp at the corner has been dark for days.", ["es", "en"]));
    }

    [Trait("Speed", "Slow")]
    [BothEngines]
    public async Task Who_writes_in_Spanish_has_the_receipt_in_Spanish_and_the_request_says_so(Engine engine)
    {
        using var postfix = await Postfix.Receiving();
        var post = await Post.Open(towns, engine);
        await Outbound.Receipts(post.Town, anHour: 5);
        await Outbound.Through(post.Town, postfix.Port);

        var first = await post.Write("La farola de la esquina est=C3=A1 rota desde el lunes. Gracias por su ayuda.", "Subject: Farola\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n");
        await post.Town.OutboxIsDone();

        Assert.Equal("es", (await post.Request(first)).Language);
        var receipt = Assert.Single(await postfix.Received(1));
        Assert.Contains("Gracias", receipt.Text, StringComparison.Ordinal);
        Assert.Equal("es", receipt.Headers.Raw("Content-Language")!.Trim());
    }
}
