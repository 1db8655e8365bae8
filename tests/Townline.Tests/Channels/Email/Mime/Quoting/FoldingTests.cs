using Townline.Channels.Email.Mime.Quoting;

namespace Townline.Tests.Channels.Email.Mime.Quoting;

public class FoldingTests
{
    private static string NewOf(params string[] lines) => FoldedText.Fold(string.Join('\n', lines), "Re: Lamp").NewText;

    [Theory]
    [InlineData("Please come at 10:00 tomorrow.")]
    [InlineData("Please come at 10:00 tomorrow")]
    [InlineData("The fee was 12.50, ask ana@river.example")]
    public void What_stands_right_above_a_whole_attribution_is_new(string last)
    {
        Assert.Equal(last, NewOf(last, "On Mon, Nov 23, 2026 at 9:12 AM Town Hall <desk@town.example> wrote:", "> When may we come?"));
        Assert.Equal($"Hello\n\n{last}", NewOf("Hello", "", last, "Am 23.11.2026 um 09:12 schrieb Town Hall <desk@town.example>:", "> When may we come?"));
    }

    [Fact]
    public void What_somebody_wrote_at_a_time_is_a_story_where_nothing_is_quoted_below()
    {
        string[] story = ["On 20 November 2026 at 10:00 the inspector wrote:", "Your fence is too high. I do not agree."];
        Assert.Equal(string.Join('\n', story), NewOf(story));
    }

    [Theory]
    [InlineData("On Mon, Nov 23, 2026 at 10:00 AM Ana Sol <ana@river.example> wrote:")]
    [InlineData("On 23 Nov 2026, at 10:00, Ana Sol <ana@river.example> wrote:")]
    [InlineData("On 23/11/2026 10:00, Ana Sol wrote:")]
    [InlineData("Am 23.11.2026 um 10:00 schrieb Ana Sol <ana@river.example>:")]
    [InlineData("Am Mo., 23. Nov. 2026 um 10:00 Uhr schrieb Ana Sol <ana@river.example>:")]
    [InlineData("Le lun. 23 nov. 2026 à 10:00, Ana Sol <ana@river.example> a écrit :")]
    [InlineData("El lun, 23 nov 2026 a las 10:00, Ana Sol (<ana@river.example>) escribió:")]
    [InlineData("Il giorno lun 23 nov 2026 alle ore 10:00 Ana Sol <ana@river.example> ha scritto:")]
    [InlineData("Em seg., 23 de nov. de 2026 às 10:00, Ana Sol <ana@river.example> escreveu:")]
    [InlineData("Op ma 23 nov. 2026 om 10:00 schreef Ana Sol <ana@river.example>:")]
    [InlineData("Den mån 23 nov. 2026 kl 10:00 skrev Ana Sol <ana@river.example>:")]
    [InlineData("man. 23. nov. 2026 kl. 10.00 skrev Ana Sol <ana@river.example>:")]
    [InlineData("ma 23. marrask. 2026 klo 10.00 Ana Sol (ana@river.example) kirjoitti:")]
    [InlineData("pon., 23 lis 2026 o 10:00 Ana Sol <ana@river.example> napisał(a):")]
    [InlineData("po 23. 11. 2026 v 10:00 odesílatel Ana Sol <ana@river.example> napsal:")]
    [InlineData("пн, 23 нояб. 2026 г. в 10:00, Ana Sol <ana@river.example>:")]
    [InlineData("23.11.2026 10:00, Ana Sol пишет:")]
    [InlineData("Ana Sol <ana@river.example>, 23 Kas 2026 Pzt, 10:00 tarihinde şunu yazdı:")]
    [InlineData("Ana Sol <ana@river.example> ezt írta (időpont: 2026. nov. 23., H, 10:00):")]
    [InlineData("În lun., 23 nov. 2026 la 10:00, Ana Sol <ana@river.example> a scris:")]
    [InlineData("Στις Δευ 23 Νοε 2026 στις 10:00 π.μ., ο χρήστης Ana Sol <ana@river.example> έγραψε:")]
    [InlineData("Vào Th 2, 23 thg 11, 2026 vào lúc 10:00 Ana Sol <ana@river.example> đã viết:")]
    [InlineData("Ana Sol <ana@river.example> 于2026年11月23日周一 10:00写道：")]
    [InlineData("2026年11月23日(月) 10:00 Ana Sol <ana@river.example>:")]
    [InlineData("2026년 11월 23일 (월) 오전 10:00, Ana Sol <ana@river.example>님이 작성:")]
    [InlineData("في الاثنين، 23 نوفمبر 2026 10:00 كتب Ana Sol <ana@river.example>:")]
    [InlineData("\u202Bבתאריך יום ב׳, 23 בנוב׳ 2026 ב-10:00 מאת \u202AAna Sol\u202C <\u202Aana@river.example\u202C>:\u202C")]
    public void What_stands_below_somebody_wrote_is_quoted(string attribution)
    {
        Assert.Equal("It is dark again.", NewOf("It is dark again.", "", attribution, "", "> The lamp is mended."));
        Assert.Equal("It is dark again.", NewOf("It is dark again.", "", attribution, "", "The lamp is mended."));
    }

    [Theory]
    [InlineData("On Mon, Nov 23, 2026 at 10:00 AM Ana Sol", "<ana@river.example> wrote:")]
    [InlineData("Am Montag, den 23. November 2026 um 10:00 Uhr schrieb Ana Sol", "<ana@river.example>:")]
    [InlineData("El lunes, 23 de noviembre de 2026 a las 10:00, Ana Sol de la Ribera (", "ana@river.example) escribió:")]
    [InlineData("Le lundi 23 novembre 2026 à 10:00, Ana Sol <ana@river.example> a", "écrit :")]
    public void Who_wrote_may_take_two_lines(string first, string second) =>
        Assert.Equal("It is dark again.", NewOf("It is dark again.", "", first, second, "", "The lamp is mended."));

    [Theory]
    [InlineData("-----Original Message-----")]
    [InlineData("-------- Ursprüngliche Nachricht --------")]
    [InlineData("-----Mensaje original-----")]
    [InlineData("-----Message d'origine-----")]
    [InlineData("-----Messaggio originale-----")]
    [InlineData("----- Oorspronkelijk bericht -----")]
    [InlineData("##- Please write above this line -##")]
    public void What_stands_below_an_original_message_is_quoted(string mark) =>
        Assert.Equal("It is dark again.", NewOf("It is dark again.", "", mark, "From: Town", "", "The lamp is mended."));

    [Theory]
    [InlineData("From: Town <town@town.example>", "Sent: Monday, 23 November 2026 10:00", "To: Ana Sol", "Subject: Lamp")]
    [InlineData("*From:* Town <town@town.example>", "*Sent:* Monday, 23 November 2026 10:00", "*To:* Ana Sol", "*Subject:* Lamp")]
    [InlineData("Von: Town", "Gesendet: Montag, 23. November 2026 10:00", "An: Ana Sol", "Betreff: Lamp")]
    [InlineData("De : Town", "Envoyé : lundi 23 novembre 2026 10:00", "À : Ana Sol", "Objet : Lamp")]
    [InlineData("De: Town", "Enviado: lunes, 23 de noviembre de 2026 10:00", "Para: Ana Sol", "Asunto: Lamp")]
    [InlineData("Da: Town", "Inviato: lunedì 23 novembre 2026 10:00", "A: Ana Sol", "Oggetto: Lamp")]
    [InlineData("Van: Town", "Verzonden: maandag 23 november 2026 10:00", "Aan: Ana Sol", "Onderwerp: Lamp")]
    [InlineData("Fra: Town", "Sendt: mandag 23. november 2026 10:00", "Til: Ana Sol", "Emne: Lamp")]
    [InlineData("Från: Town", "Skickat: den 23 november 2026 10:00", "Till: Ana Sol", "Ämne: Lamp")]
    [InlineData("Od: Town", "Wysłano: poniedziałek, 23 listopada 2026 10:00", "Do: Ana Sol", "Temat: Lamp")]
    [InlineData("От: Town", "Отправлено: понедельник, 23 ноября 2026 10:00", "Кому: Ana Sol", "Тема: Lamp")]
    [InlineData("Kimden: Town", "Gönderildi: 23 Kasım 2026 Pazartesi 10:00", "Kime: Ana Sol", "Konu: Lamp")]
    [InlineData("发件人: Town", "发送时间: 2026年11月23日 10:00", "收件人: Ana Sol", "主题: Lamp")]
    [InlineData("差出人: Town", "送信日時: 2026年11月23日 10:00", "宛先: Ana Sol", "件名: Lamp")]
    public void What_stands_below_the_header_that_Outlook_writes_is_quoted(params string[] header) =>
        Assert.Equal("It is dark again.", NewOf(["It is dark again.", "", "________________________________", .. header, "", "The lamp is mended."]));

    [Fact]
    public void Answers_between_quotations_are_new() =>
        Assert.Equal(
            "Good day,\n\nIn Elm Street.\n\nSince Monday.",
            NewOf("Good day,", "", "On 23/11/2026 10:00, Town wrote:", "> Where is the lamp?", "In Elm Street.", "", "> Since when?", "> Please say.", "", "Since Monday."));

    [Fact]
    public void Lines_quoted_with_a_bracket_are_quoted_wherever_they_stand() => Assert.Equal("It is.", NewOf("> Is it dark?", "It is."));

    [Theory]
    [InlineData("On Monday the lamp went out.")]
    [InlineData("On Monday he wrote:\nThe lamp is mended. It is not.")]
    [InlineData("On 20 November 2026 the inspector wrote:\nThe lamp is mended. It is not.")]
    [InlineData("On 20 November 2026 at 10:00 I wrote:\nThe lamp is dark. It still is.")]
    [InlineData("This is what I found:\nthe lamp is dark.")]
    [InlineData("My hours are 10:00 to 12:00, so please come then:\nElm Street 4.")]
    [InlineData("Date: 23 November 2026\nTime: 10:00\nAddress: Elm Street 4\nThe lamp is dark.")]
    [InlineData("From: Elm Street\nTo: Oak Street\nDate: Monday\nall lamps are dark.")]
    [InlineData("Name: Ana Sol\nSubject: Lamp\nDate: 23 November 2026\nIt is dark.")]
    [InlineData("--\nline\n--\nline\nbecause\nthis\nis\na\ntable\nof\nmany\nlines\nand\nno\nsignature")]
    [InlineData("I got it. Sent from my garden, where the lamp is dark,\nand the next one too.")]
    [InlineData("Sent from my garden:\nthe lamp is dark.")]
    [InlineData("The original message said it was mended.")]
    public void What_a_resident_writes_is_new(string text) => Assert.Equal(text, NewOf(text));

    [Theory]
    [InlineData("-- \nAna Sol\nElm Street 4\n\nTel. 12345")]
    [InlineData("--\nAna Sol")]
    [InlineData("Sent from my iPhone")]
    [InlineData("Von meinem iPhone gesendet")]
    [InlineData("Enviado desde mi iPhone")]
    [InlineData("Envoyé de mon iPhone")]
    [InlineData("Get Outlook for Android<https://aka.example/x>")]
    [InlineData("发自我的 iPhone")]
    public void A_signature_is_told_apart(string signature)
    {
        var folded = FoldedText.Fold($"It is dark.\n\n{signature}\n\nOn 23/11/2026 10:00, Town wrote:\n> Is it?", null);
        Assert.Equal("It is dark.", folded.NewText);
        Assert.Equal([TextKind.New, TextKind.Signature, TextKind.Quoted], folded.Ranges.Select(range => range.Kind));
        Assert.Equal("It is dark.", FoldedText.Fold($"It is dark.\n\n{signature}\n", null).NewText);
    }

    [Theory]
    [InlineData("---------- Forwarded message ---------")]
    [InlineData("Begin forwarded message:")]
    [InlineData("-------- Weitergeleitete Nachricht --------")]
    [InlineData("---------- Mensaje reenviado ----------")]
    [InlineData("Anfang der weitergeleiteten Nachricht:")]
    public void A_forward_keeps_what_it_forwards(string mark)
    {
        string[] lines = ["Please see below.", "", mark, "From: Neighbour <n@river.example>", "Date: Mon, 23 Nov 2026 at 10:00", "Subject: Lamp", "To: Ana Sol", "", "It is dark.", "> since when?"];
        Assert.Equal(string.Join('\n', lines), NewOf(lines));
    }

    [Theory]
    [InlineData("FW: Lamp")]
    [InlineData("Fwd: Lamp")]
    [InlineData("WG: Lamp")]
    [InlineData("RV: Lamp")]
    public void A_forward_is_known_by_its_subject_too(string subject)
    {
        const string Text = "Please see below.\n\nFrom: Neighbour <n@river.example>\nSent: Monday 10:00\nTo: Ana\nSubject: Lamp\n\nIt is dark.";
        Assert.Equal(Text, FoldedText.Fold(Text, subject).NewText);
        Assert.Equal("Please see below.", FoldedText.Fold(Text, "Re: Lamp").NewText);
    }

    [Fact]
    public void A_quoted_block_with_nothing_above_is_forwarded()
    {
        const string Text = "From: Neighbour <n@river.example>\nSent: Monday 10:00\nTo: Ana\nSubject: Lamp\n\nIt is dark.";
        Assert.Equal(Text, FoldedText.Fold(Text, "Re: Lamp").NewText);
    }

    [Fact]
    public void Html_alone_is_folded_like_text()
    {
        var mail = Mails.Parse("Content-Type: text/html", "", "<div>It is dark again.</div><div class=gmail_quote><div>On Mon, Nov 23, 2026 at 10:00 AM Town &lt;<a href='mailto:t@town.example'>t@town.example</a>&gt; wrote:<br></div><blockquote>The lamp is mended.</blockquote></div>");
        Assert.Equal("It is dark again.", mail.Folded.NewText);
    }
}
