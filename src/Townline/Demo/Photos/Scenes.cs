using Townline.Demo.Stories;

namespace Townline.Demo.Photos;

/// <summary>
/// Draws the pictures that stand in for photos: flat shapes that say what is meant and pretend nothing. The same request
/// always gets the same picture; what was mended is drawn again without the damage.
/// </summary>
internal sealed class Scenes
{
    private const int Width = 480;
    private const int Height = 360;
    private static readonly Paint Dark = Paint.Hex(0x2e2c2a);
    private readonly Canvas _canvas = new(Width, Height);
    private readonly Backdrop _behind;
    private readonly Dice _dice;
    private readonly bool _after;

    private Scenes(DemoPhoto photo)
    {
        _dice = Dice.For($"photo {photo.Scene} {photo.Seed}");
        _behind = new Backdrop(_canvas, _dice);
        _after = photo.After;
    }

    /// <summary>The picture as a PNG file, 480 by 360, a few kilobytes.</summary>
    public static byte[] Draw(DemoPhoto photo)
    {
        var scene = new Scenes(photo);
        scene.Fill(photo.Scene);
        return Png.Of(scene._canvas);
    }

    private void Fill(string scene)
    {
        switch (scene)
        {
            case "road": Road(); break;
            case "sidewalk": Sidewalk(); break;
            case "sign": Sign(); break;
            case "car": Car(); break;
            case "snow": Snow(); break;
            case "flood": Flood(); break;
            case "drain": Drain(); break;
            case "river": River(); break;
            case "cart": Cart(); break;
            case "dump": Dump(); break;
            case "bin": Bin(); break;
            case "tree": Tree(); break;
            case "park": Swing(); break;
            case "lamp": Lamp(); break;
            case "signal": Signal(); break;
            case "house": House(); break;
            case "graffiti": Graffiti(); break;
            default: throw new ArgumentOutOfRangeException(nameof(scene), scene, "There is no such scene.");
        }
    }

    private void Road()
    {
        _behind.Street();
        var (x, y) = (_dice.Between(170, 300), _dice.Between(250, 310));
        if (_after)
        {
            _canvas.Shape(Paint.Hex(0x45474b), x - 60, y - 18, x + 58, y - 20, x + 66, y + 20, x - 66, y + 22);
            return;
        }

        _canvas.Oval(x, y, 58, 20, Paint.Hex(0x55524c));
        _canvas.Oval(x + 3, y + 3, 46, 14, Dark);
        _canvas.Oval(x + 8, y + 7, 26, 6, Paint.Hex(0x6f8496));
    }

    private void Sidewalk()
    {
        _behind.Street();
        _canvas.Fade(220, Height, Paint.Hex(0xc4beb2), Paint.Hex(0x9b958a));
        for (var x = 0; x < Width; x += 120)
        {
            _canvas.Line(x, 220, x - 60, Height, 3, Paint.Hex(0x7d776d));
        }

        if (!_after)
        {
            var x = _dice.Between(120, 260);
            _canvas.Shape(Paint.Hex(0x6a645a), x, 262, x + 130, 262, x + 120, 286, x - 10, 286);
            _canvas.Shape(Paint.Hex(0xd6d0c4), x, 246, x + 130, 262, x + 112, 330, x - 24, 326);
        }
    }

    private void Sign()
    {
        _behind.Street();
        var lean = _after ? 0 : _dice.Between(40, 90);
        _canvas.Line(330, 320, 330 + lean, 110 + (lean / 3), 7, Paint.Hex(0x8a8f94));
        _canvas.Oval(330 + lean, 100 + (lean / 3), 36, 36, Paint.Hex(0xffffff));
        _canvas.Oval(330 + lean, 100 + (lean / 3), 32, 32, Paint.Hex(0xb3282d));
    }

    private void Car()
    {
        _behind.Street();
        if (_after)
        {
            return;
        }

        var body = Paint.Hex(_dice.Pick(new[] { 0x7c2f2f, 0x3f5a78, 0x77806b, 0xb8b2a4 }));
        _canvas.Shape(body, 120, 250, 150, 205, 290, 205, 330, 250);
        _canvas.Box(90, 248, 270, 52, body);
        _canvas.Shape(Paint.Hex(0x9fb3c0), 150, 246, 166, 214, 222, 214, 222, 246);
        _canvas.Shape(Paint.Hex(0x9fb3c0), 232, 246, 232, 214, 284, 214, 308, 246);
        _canvas.Oval(145, 302, 26, 18, Dark);
        _canvas.Oval(305, 302, 26, 18, Dark);
    }

    private void Snow()
    {
        _behind.Street(snow: !_after);
        if (!_after)
        {
            _canvas.Oval(90, 300, 130, 46, Paint.Hex(0xffffff));
            _canvas.Oval(410, 290, 120, 40, Paint.Hex(0xeef3f7));
        }
    }

    private void Flood()
    {
        _behind.Street();
        if (_after)
        {
            _canvas.Oval(240, 320, 90, 8, Paint.Hex(0x565a60));
            return;
        }

        _canvas.Fade(205, Height, Paint.Hex(0x8fa0a8), Paint.Hex(0x6d7b80));
        for (var i = 0; i < 9; i++)
        {
            _canvas.Box(_dice.Between(0, 420), _dice.Between(215, 350), _dice.Between(30, 90), 2, Paint.Hex(0xb7c6cc));
        }

        _canvas.Shape(Paint.Hex(0x3f5a78), 180, 222, 200, 196, 290, 196, 315, 222);
    }

    private void Drain()
    {
        _behind.Street();
        _canvas.Box(140, 250, 200, 80, Paint.Hex(0x4b4d50));
        for (var x = 152; x < 330; x += 24)
        {
            _canvas.Box(x, 260, 12, 60, Dark);
        }

        for (var i = 0; i < 60 && !_after; i++)
        {
            _canvas.Oval(_dice.Between(120, 350), _dice.Between(245, 335), _dice.Between(5, 12), _dice.Between(3, 7), Paint.Hex(_dice.Pick(new[] { 0xa5722f, 0x8b5a2b, 0xc08a3e })));
        }
    }

    private void River()
    {
        _behind.Lawn();
        _canvas.Shape(Paint.Hex(0x7fa6bd), 0, 210, Width, 180, Width, 300, 0, 350);
        if (!_after)
        {
            Heap(150, 320, 8);
        }
    }

    private void Cart()
    {
        _behind.Street();
        var paint = Paint.Hex(_dice.Pick(new[] { 0x6d7276, 0x2f6da8, 0x7a5a3a }));
        _canvas.Shape(paint, 195, 190, 285, 190, 275, 320, 205, 320);
        _canvas.Shape(paint.Toward(Dark, 30), 188, 190, 292, 190, _after ? 286 : 330, _after ? 176 : 120, _after ? 194 : 236, _after ? 176 : 110);
        _canvas.Oval(212, 322, 13, 13, Dark);
        _canvas.Oval(268, 322, 13, 13, Dark);
        if (!_after)
        {
            Heap(240, 184, 4);
        }
    }

    private void Dump()
    {
        _behind.Street();
        if (!_after)
        {
            Heap(_dice.Between(150, 330), 320, 14);
        }
    }

    private void Bin()
    {
        _behind.Lawn();
        _canvas.Shape(Paint.Hex(0x3c5b45), 200, 180, 280, 180, 272, 310, 208, 310);
        _canvas.Oval(240, 180, 42, 9, Dark);
        if (!_after)
        {
            Heap(240, 178, 5);
            Heap(290, 318, 4);
        }
    }

    private void Tree()
    {
        _behind.Street();
        var (leaf, wood) = (Paint.Hex(0x4d7a3e), Paint.Hex(0x6b4b32));
        if (_after)
        {
            _canvas.Oval(90, 300, 26, 9, wood.Toward(Paint.Hex(0xd9b382), 60));
            return;
        }

        _canvas.Line(40, 250, 330, 300, 22, wood);
        for (var i = 0; i < 16; i++)
        {
            _canvas.Oval(_dice.Between(230, 440), _dice.Between(230, 330), _dice.Between(20, 46), _dice.Between(14, 30), leaf.Toward(Paint.Hex(0x2e5230), _dice.Below(80)));
        }
    }

    private void Swing()
    {
        _behind.Lawn();
        var steel = Paint.Hex(0xb3452f);
        _canvas.Line(110, 320, 160, 120, 8, steel);
        _canvas.Line(370, 320, 320, 120, 8, steel);
        _canvas.Line(156, 120, 324, 120, 8, steel);
        _canvas.Line(205, 122, 205, 270, 3, Dark);
        _canvas.Line(265, 122, _after ? 265 : 272, _after ? 270 : 180, 3, Dark);
        _canvas.Line(205, 272, 265, _after ? 272 : 330, 9, Paint.Hex(0x2f4d6e));
    }

    private void Lamp()
    {
        _canvas.Fade(0, Height, Paint.Hex(0x0f1726), Paint.Hex(0x2b3446));
        _canvas.Shape(Paint.Hex(0x23262c), 190, 200, 290, 200, 460, Height, 20, Height);
        if (_after)
        {
            _canvas.Shape(Paint.Hex(0x4d4a3c), 300, 90, 340, 90, 440, 330, 200, 330);
        }

        _canvas.Line(360, 330, 360, 70, 8, Paint.Hex(0x596066));
        _canvas.Line(360, 74, 312, 78, 6, Paint.Hex(0x596066));
        _canvas.Oval(312, 84, 20, 8, _after ? Paint.Hex(0xfff2c2) : Paint.Hex(0x3a3f46));
    }

    private void Signal()
    {
        _behind.Street();
        _canvas.Line(350, 340, 350, 60, 9, Paint.Hex(0x3f444a));
        _canvas.Box(322, 50, 56, 140, Dark);
        int[] lights = _after ? [0x54302e, 0x54492e, 0x3fbf5f] : [0x4a2d2b, 0x4a412b, 0x2c4a33];
        for (var i = 0; i < 3; i++)
        {
            _canvas.Oval(350, 75 + (i * 44), 17, 17, Paint.Hex(lights[i]));
        }
    }

    private void House()
    {
        _behind.Lawn(winter: true);
        var wall = Paint.Hex(_dice.Pick(new[] { 0xa58e74, 0x8d9aa5, 0xb5927c }));
        _canvas.Box(120, 130, 240, 180, wall);
        _canvas.Shape(Paint.Hex(0x54453c), 105, 132, 240, 50, 375, 132);
        foreach (var x in new[] { 150, 285 })
        {
            _canvas.Box(x, 165, 46, 52, _after ? Paint.Hex(0xb88a52) : Paint.Hex(0x22262b));
        }

        _canvas.Box(216, 220, 48, 90, _after ? Paint.Hex(0xb88a52) : Dark);
        for (var i = 0; i < 40 && !_after; i++)
        {
            var x = _dice.Between(60, 420);
            _canvas.Line(x, 330, x + _dice.Between(-8, 8), _dice.Between(268, 312), 3, Paint.Hex(0x7d8a4f));
        }
    }

    private void Graffiti()
    {
        _behind.Wall();
        var spray = Paint.Hex(_dice.Pick(new[] { 0x2a2a2a, 0x6a3fa0, 0x1f7a8c, 0xd5d5d5 }));
        if (_after)
        {
            _canvas.Box(90, 90, 300, 140, Paint.Hex(0xc2b8a8));
            return;
        }

        for (var x = 90; x < 370; x += 56)
        {
            _canvas.Line(x, _dice.Between(100, 150), x + _dice.Between(20, 50), _dice.Between(180, 230), 10, spray);
            _canvas.Line(x + 40, _dice.Between(100, 140), x + _dice.Between(0, 20), _dice.Between(170, 225), 10, spray);
        }
    }

    private void Heap(int x, int y, int pieces)
    {
        int[] colours = [0x2f3133, 0x4a4d50, 0xb9a27f, 0x8a3f33, 0x5d6b75, 0xd8d3c8];
        for (var i = 0; i < pieces; i++)
        {
            var (wide, high) = (_dice.Between(12, 34), _dice.Between(9, 22));
            var paint = Paint.Hex(_dice.Pick(colours));
            _canvas.Oval(x + _dice.Between(-pieces * 6, pieces * 6), y - _dice.Between(0, pieces * 3), wide, high, paint);
        }
    }
}
