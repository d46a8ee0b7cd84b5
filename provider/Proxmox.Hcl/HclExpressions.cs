using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Proxmox.Hcl;

/// <summary>Reads expressions.</summary>
internal static class HclExpressions
{
    private static readonly string[] Signs = ["==", "/"];

    /// <summary>Reads an expression, which ends with its line unless brackets are open.</summary>
    public static HclExpression Read(HclCursor cursor)
    {
        cursor.SkipLines();
        var left = Operand(cursor);
        while (true)
        {
            cursor.SkipBlanks();
            if (Array.Find(Signs, cursor.Take) is not { } sign)
            {
                return left;
            }

            cursor.SkipBlanks();
            left = new HclExpression.Binary(left.Place, sign, left, Operand(cursor));
        }
    }

    /// <summary>Reads a text in quotation marks.</summary>
    public static HclExpression Text(HclCursor cursor)
    {
        var place = cursor.Place;
        var parts = ImmutableArray.CreateBuilder<HclExpression>();
        var plain = new StringBuilder();
        cursor.Expect("\"");
        while (!cursor.Take("\""))
        {
            if (cursor.Next == '\\' || cursor.Sees("%{") || cursor.Sees("$${"))
            {
                throw cursor.Place.Refuse("Escapes and directives in texts have no counterpart yet.");
            }

            if (!cursor.Take("${"))
            {
                plain.Append(cursor.Read());
                continue;
            }

            AddPlain();
            parts.Add(Read(cursor));
            cursor.SkipLines();
            cursor.Expect("}");
        }

        if (parts.Count == 0)
        {
            return new HclExpression.Text(place, plain.ToString());
        }

        AddPlain();
        return new HclExpression.Template(place, parts.ToImmutable());

        void AddPlain()
        {
            if (plain.Length > 0)
            {
                parts.Add(new HclExpression.Text(place, plain.ToString()));
                plain.Clear();
            }
        }
    }

    private static HclExpression Operand(HclCursor cursor)
    {
        var place = cursor.Place;
        if (cursor.Next == '"')
        {
            return Text(cursor);
        }

        if (char.IsAsciiDigit(cursor.Next))
        {
            return new HclExpression.Number(
                place, decimal.Parse(cursor.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.'), CultureInfo.InvariantCulture));
        }

        if (cursor.Take("["))
        {
            return For(cursor, place, "]") ?? new HclExpression.List(place, Items(cursor, "]"));
        }

        if (cursor.Take("{"))
        {
            return For(cursor, place, "}") ?? Map(cursor, place);
        }

        return cursor.TakeName(out var name) ? Named(cursor, place, name) : throw place.Refuse("This expression has no counterpart yet.");
    }

    private static HclExpression Named(HclCursor cursor, HclPlace place, string name)
    {
        while (cursor.Take("::"))
        {
            name += "::" + cursor.ExpectName();
        }

        if (cursor.Take("("))
        {
            var call = new HclExpression.Call(place, name, Items(cursor, ")"));
            return Steps(cursor) is { IsEmpty: false } steps ? new HclExpression.Member(place, call, steps) : call;
        }

        return name switch
        {
            "true" or "false" => new HclExpression.Flag(place, name == "true"),
            "null" => new HclExpression.Null(place),
            _ => new HclExpression.Path(place, [name, .. Steps(cursor)]),
        };
    }

    private static ImmutableArray<string> Steps(HclCursor cursor)
    {
        var steps = ImmutableArray<string>.Empty;
        while (true)
        {
            if (cursor.Take("."))
            {
                steps = steps.Add(cursor.ExpectName());
            }
            else if (cursor.Take("["))
            {
                steps = steps.Add(cursor.Take(HclExpression.Path.Each) ? HclExpression.Path.Each : Index(cursor));
                cursor.Expect("]");
            }
            else
            {
                return steps;
            }
        }
    }

    private static string Index(HclCursor cursor) =>
        cursor.TakeWhile(char.IsAsciiDigit) is { Length: > 0 } index
            ? index : throw cursor.Place.Refuse("Only a whole number or * can be an index.");

    private static ImmutableArray<HclExpression> Items(HclCursor cursor, string end)
    {
        var items = ImmutableArray.CreateBuilder<HclExpression>();
        while (true)
        {
            cursor.SkipLines();
            if (cursor.Take(end))
            {
                return items.ToImmutable();
            }

            items.Add(Read(cursor));
            cursor.SkipLines();
            if (!cursor.Take(",") && !cursor.Sees(end))
            {
                throw cursor.Place.Refuse($"Here has to be a comma or {end}.");
            }
        }
    }

    private static HclExpression.Map Map(HclCursor cursor, HclPlace place)
    {
        var entries = ImmutableArray.CreateBuilder<HclAttribute>();
        while (true)
        {
            cursor.SkipLines();
            if (cursor.Take("}"))
            {
                return new(place, entries.ToImmutable());
            }

            var at = cursor.Place;
            var name = cursor.Next == '"' ? Key(cursor) : cursor.ExpectName();
            cursor.SkipBlanks();
            cursor.Expect("=");
            entries.Add(new(at, name, Read(cursor)));
            cursor.SkipBlanks();
            cursor.Take(",");
        }
    }

    private static string Key(HclCursor cursor) =>
        Text(cursor) is HclExpression.Text text ? text.Value : throw cursor.Place.Refuse("A key has to be a text without placeholders.");

    private static HclExpression? For(HclCursor cursor, HclPlace place, string end)
    {
        cursor.SkipLines();
        if (!cursor.TakeWord("for"))
        {
            return null;
        }

        cursor.SkipLines();
        var item = cursor.ExpectName();
        cursor.SkipLines();
        cursor.Expect("in");
        var source = Read(cursor);
        cursor.SkipLines();
        cursor.Expect(":");
        var value = Read(cursor);
        cursor.SkipLines();
        HclExpression? key = null;
        if (end == "}")
        {
            cursor.Expect("=>");
            (key, value) = (value, Read(cursor));
            cursor.SkipLines();
        }

        var condition = cursor.TakeWord("if") ? Read(cursor) : null;
        cursor.SkipLines();
        cursor.Expect(end);
        return new HclExpression.For(place, item, source, key, value, condition);
    }
}
