using System.Collections.Immutable;
using System.Globalization;

namespace Proxmox.Hcl;

/// <summary>Reads what stands between the signs of an expression.</summary>
internal static class HclOperands
{
    /// <summary>Reads an operand.</summary>
    public static HclExpression Read(HclCursor cursor)
    {
        var start = cursor.At;
        var operand = Operand(cursor, cursor.Place);
        return operand with { Span = cursor.Since(start) };
    }

    private static HclExpression Operand(HclCursor cursor, HclPlace place)
    {
        if (cursor.Next == '"')
        {
            return HclTexts.Quoted(cursor);
        }

        if (cursor.Sees("<<"))
        {
            return HclTexts.Heredoc(cursor);
        }

        if (char.IsAsciiDigit(cursor.Next))
        {
            return Number(cursor, place);
        }

        if (cursor.Take("("))
        {
            var inner = HclExpressions.Read(cursor, isFree: true);
            cursor.SkipLines();
            cursor.Expect(")");
            return new HclExpression.Group(place, inner);
        }

        if (cursor.Take("["))
        {
            return (HclExpression?)For(cursor, place, "]") ?? new HclExpression.List(place, HclExpressions.Items(cursor, "]").Items);
        }

        if (cursor.Take("{"))
        {
            return (HclExpression?)For(cursor, place, "}") ?? Map(cursor, place);
        }

        return cursor.TakeName(out var name) ? Named(cursor, place, name) : throw place.Refuse("Here has to be a value.");
    }

    private static HclExpression.Number Number(HclCursor cursor, HclPlace place)
    {
        var digits = cursor.TakeWhile(char.IsAsciiDigit);
        if (cursor.Sees(".") && !cursor.Sees("..") && cursor.Take("."))
        {
            digits += "." + cursor.TakeWhile(char.IsAsciiDigit);
        }

        if (cursor.Take("e") || cursor.Take("E"))
        {
            var isNegative = cursor.Take("-");
            if (!isNegative)
            {
                cursor.Take("+");
            }

            digits += (isNegative ? "e-" : "e") + cursor.TakeWhile(char.IsAsciiDigit);
        }

        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? new(place, value) : throw place.Refuse($"{digits} is no number, or one out of any range.");
    }

    private static HclExpression Named(HclCursor cursor, HclPlace place, string name)
    {
        while (cursor.Sees("::") && cursor.Take("::"))
        {
            name += "::" + cursor.ExpectName();
        }

        if (cursor.Take("("))
        {
            var (arguments, isSpread) = HclExpressions.Items(cursor, ")");
            return new HclExpression.Call(place, name, arguments) { IsSpread = isSpread };
        }

        return name switch
        {
            "true" or "false" => new HclExpression.Flag(place, name == "true"),
            "null" => new HclExpression.Null(place),
            _ => new HclExpression.Path(place, [name]) { Ends = [cursor.At] },
        };
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
            var start = cursor.At;
            var key = HclExpressions.Read(cursor, isFree: false);
            cursor.SkipBlanks();
            if (cursor.Sees("==") || (!cursor.Take("=") && !cursor.Take(":")))
            {
                throw cursor.Place.Refuse("Here has to be =.");
            }

            cursor.SkipBlanks();
            var value = HclExpressions.Read(cursor, isFree: false);
            entries.Add(new(at, NameOf(key) ?? "", value) { Span = new(start, value.Span.End), Key = NameOf(key) is null ? key : null });
            if (!cursor.TakeLineEnd() && !cursor.Take(",") && !cursor.Sees("}"))
            {
                throw cursor.Place.Refuse("Here has to be a comma, the end of the line or }.");
            }
        }
    }

    private static string? NameOf(HclExpression key) => key switch
    {
        HclExpression.Path { Steps: [var name] } => name,
        HclExpression.Text text => text.Value,
        HclExpression.Flag flag => flag.Value ? "true" : "false",
        HclExpression.Null => "null",
        HclExpression.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static HclExpression.For? For(HclCursor cursor, HclPlace place, string end)
    {
        cursor.SkipLines();
        if (!cursor.TakeWord("for"))
        {
            return null;
        }

        var (first, second) = Names(cursor);
        var source = HclExpressions.Read(cursor, isFree: true);
        cursor.SkipLines();
        cursor.Expect(":");
        var value = HclExpressions.Read(cursor, isFree: true);
        cursor.SkipLines();
        HclExpression? key = null;
        var isGrouping = false;
        if (end == "}")
        {
            cursor.Expect("=>");
            (key, value) = (value, HclExpressions.Read(cursor, isFree: true));
            cursor.SkipLines();
            isGrouping = cursor.Take("...");
            cursor.SkipLines();
        }

        var condition = cursor.TakeWord("if") ? HclExpressions.Read(cursor, isFree: true) : null;
        cursor.SkipLines();
        cursor.Expect(end);
        return new(place, second ?? first, source, key, value, condition)
        {
            ItemKey = second is null ? null : first,
            IsGrouping = isGrouping,
        };
    }

    /// <summary>Reads the names of a loop, and the word behind them.</summary>
    internal static (string First, string? Second) Names(HclCursor cursor)
    {
        cursor.SkipLines();
        var first = cursor.ExpectName();
        cursor.SkipLines();
        string? second = null;
        if (cursor.Take(","))
        {
            cursor.SkipLines();
            second = cursor.ExpectName();
            cursor.SkipLines();
        }

        if (!cursor.TakeWord("in"))
        {
            throw cursor.Place.Refuse("Here has to be in.");
        }

        return (first, second);
    }
}
