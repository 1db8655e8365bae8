using FsCheck;
using FsCheck.Fluent;
using Townline.Platform.Files;
using Townline.Platform.Files.Images;
using Townline.Tests.Platform.Files.Documents;
using Townline.Tests.Platform.Files.Images;

namespace Townline.Tests.Platform.Files;

/// <summary>What must hold for any bytes whatever: tried with noise, and with true files that were bitten, cut and stretched.</summary>
public class StrippingProperties
{
    private static readonly byte[][] Seeds =
    [
        TestJpeg.Laden(Exif()), TestPng.Laden(Exif()), TestGif.Laden, TestGif.Script, TestWebp.Laden(Exif()), TestWebp.Simple,
        TestWebp.Extended(40, 30, 0x02, TestWebp.AnimationFrame(0, 20, 30, TestWebp.Lossy(20, 30))),
        TestOffice.Docx(), TestOffice.Odt(), "%PDF-1.7\n%%EOF"u8.ToArray(), TestHeic.Of(),
    ];

    private static readonly Config ManyCases = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    private static Gen<byte[]> Bitten =>
        from seed in Gen.Elements(Seeds)
        from bites in Gen.Choose(0, 4).SelectMany(count => Gen.Choose(0, seed.Length - 1).Two().ArrayOf(count))
        from kept in Gen.Frequency((4, Gen.Constant(seed.Length)), (1, Gen.Choose(0, seed.Length)))
        select Bite(seed, bites)[..kept];

    private static Arbitrary<byte[]> AnyBytes =>
        Gen.Frequency((5, Bitten), (1, ArbMap.Default.GeneratorFor<byte[]>()), (1, WithSignature)).ToArbitrary();

    private static Gen<byte[]> WithSignature =>
        from seed in Gen.Elements(Seeds)
        from noise in ArbMap.Default.GeneratorFor<byte[]>()
        select (byte[])[.. seed[..Math.Min(12, seed.Length)], .. noise];

    [Fact]
    public void No_bytes_at_all_can_make_it_throw() =>
        Prop.ForAll(AnyBytes, bytes => Inspect.File(bytes) is Inspection.Accepted or Inspection.Refused).Check(ManyCases);

    [Fact]
    public void What_is_published_is_accepted_again_and_changes_no_more() =>
        Prop.ForAll(AnyBytes, bytes => WhenPicture(bytes, published => Inspect.Published(published).AsSpan().SequenceEqual(published))).Check(ManyCases);

    [Fact]
    public void What_is_published_names_no_place_and_no_time() =>
        Prop.ForAll(AnyBytes, bytes => WhenPicture(bytes, published =>
        {
            var facts = Inspect.Image(published).Facts;
            return facts is { Latitude: null, Longitude: null, TakenAt: null, ClockOffset: null };
        })).Check(ManyCases);

    [Fact]
    public void Size_and_orientation_survive() =>
        Prop.ForAll(AnyBytes, bytes => WhenPicture(bytes, published =>
        {
            var (before, after) = (Inspect.Image(bytes), Inspect.Image(published));
            return (before.Width, before.Height, before.Facts.Orientation) == (after.Width, after.Height, after.Facts.Orientation);
        })).Check(ManyCases);

    [Fact]
    public void Whatever_is_put_around_a_picture_what_is_published_is_the_picture_byte_for_byte() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(byte[], byte, byte)>(), around =>
        {
            var (junk, width, height) = (around.Item1[..Math.Min(around.Item1.Length, 250)], around.Item2 + 1, around.Item3 + 1);
            var pairs = new (byte[] Bare, byte[] Around)[]
            {
                (TestJpeg.Of(width, height), TestJpeg.Of(width, height, TestJpeg.Segment(0xFE, junk), TestJpeg.Segment(0xE5, junk))),
                (TestPng.Of(width, height), TestPng.Of(width, height, PngChunk.Make("zTXt", junk), PngChunk.Make("prVt", junk))),
                (TestGif.Of(width, height), TestGif.Of(width, height, TestGif.Comment([1, .. junk]))),
                (TestWebp.Extended(width, height, 0, TestWebp.Lossy(width, height)), TestWebp.Extended(width, height, 0x04, TestWebp.Chunk("XMP ", junk), TestWebp.Lossy(width, height), TestWebp.Chunk("junk", junk))),
            };
            return pairs.All(pair => Inspect.Published([.. pair.Around, .. junk]).AsSpan().SequenceEqual(pair.Bare));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool WhenPicture(byte[] bytes, Func<byte[], bool> holds) =>
        Inspect.File(bytes) is not Inspection.Accepted { Image: not null } || holds(Inspect.Published(bytes));

    private static byte[] Bite(byte[] seed, (int At, int By)[] bites)
    {
        var bitten = (byte[])seed.Clone();
        foreach (var (at, by) in bites)
        {
            bitten[at] = (byte)by;
        }

        return bitten;
    }

    private static byte[] Exif() => TestExif.Of(6, 41.5, -81.6, "2026:03:08 14:30:00");
}
