using System.Collections.Immutable;
using System.Globalization;

namespace Proxmox.Hcl;

/// <summary>Reads expressions.</summary>
internal static class HclExpressions
{
    // Those that bind weakest first; of two that begin alike the longer one first.
    private static readonly string[][] Signs =
        [["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"]];

    /// <summary>Reads an expression.</summary>
    /// <param name="cursor">Where it begins.</param>
    /// <param name="isFree">Whether it may go on in the next line, as within brackets.</param>
    public static HclExpression Read(HclCursor cursor, bool isFree) => cursor.Deeper(_ =>
    {
        Skip(cursor, isFree);
        var start = cursor.At;
        var condition = Operation(cursor, 0, isFree);
        if (!TakeBehind(cursor, isFree, "?"))
        {
            return condition;
        }

        var yes = Read(cursor, isFree);
        Skip(cursor, isFree);
        cursor.Expect(":");
        var no = Read(cursor, isFree);
        return new HclExpression.Choice(condition.Place, condition, yes, no) { Span = new(start, no.Span.End) };
    });

    /// <summary>Reads the parts between brackets, with commas.</summary>
    public static (ImmutableArray<HclExpression> Items, bool IsSpread) Items(HclCursor cursor, string end)
    {
        var items = ImmutableArray.CreateBuilder<HclExpression>();
        while (true)
        {
            cursor.SkipLines();
            if (cursor.Take(end))
            {
                return (items.ToImmutable(), false);
            }

            items.Add(Read(cursor, isFree: true));
            cursor.SkipLines();
            if (cursor.Take("..."))
            {
                cursor.SkipLines();
                cursor.Expect(end);
                return (items.ToImmutable(), true);
            }

            if (!cursor.Take(",") && !cursor.Sees(end))
            {
                throw cursor.Place.Refuse($"Here has to be a comma or {end}.");
            }
        }
    }

    private static HclExpression Operation(HclCursor cursor, int level, bool isFree)
    {
        if (level == Signs.Length)
        {
            return Prefixed(cursor, isFree);
        }

        var left = Operation(cursor, level + 1, isFree);
        while (TakeBehind(cursor, isFree, Signs[level]) is { } sign)
        {
            Skip(cursor, isFree);
            var right = Operation(cursor, level + 1, isFree);
            left = new HclExpression.Binary(left.Place, sign, left, right) { Span = new(left.Span.Start, right.Span.End) };
        }

        return left;
    }

    private static HclExpression Prefixed(HclCursor cursor, bool isFree)
    {
        var (place, start) = (cursor.Place, cursor.At);
        var sign = cursor.Take("!") ? "!" : cursor.Take("-") ? "-" : null;
        if (sign is null)
        {
            return Followed(cursor, HclOperands.Read(cursor));
        }

        Skip(cursor, isFree);
        var operand = cursor.Deeper(_ => Prefixed(cursor, isFree));
        return new HclExpression.Unary(place, sign, operand) { Span = cursor.Since(start) };
    }

    // What follows an operand without a blank: names, indexes, stars.
    private static HclExpression Followed(HclCursor cursor, HclExpression operand)
    {
        while (true)
        {
            if (cursor.Sees("...") || (!cursor.Sees(".") && !cursor.Sees("[")))
            {
                return operand;
            }

            operand = operand is HclExpression.Path path ? Further(cursor, path) : Picked(cursor, operand);
        }
    }

    private static HclExpression Further(HclCursor cursor, HclExpression.Path path)
    {
        if (cursor.Take("."))
        {
            return Longer(cursor.Take(HclExpression.Path.Each) ? HclExpression.Path.Each
                : Index(cursor) ?? cursor.ExpectName());
        }

        cursor.Expect("[");
        cursor.SkipLines();
        if (cursor.Take(HclExpression.Path.Each))
        {
            cursor.Expect("]");
            return Longer(HclExpression.Path.Each);
        }

        var key = Read(cursor, isFree: true);
        cursor.SkipLines();
        cursor.Expect("]");
        return key is HclExpression.Number { Value: >= 0 } number && decimal.IsInteger(number.Value)
            ? Longer(number.Value.ToString("0", CultureInfo.InvariantCulture))
            : new HclExpression.Pick(path.Place, path, key) { Span = cursor.Since(path.Span.Start) };

        HclExpression.Path Longer(string step) => path with
        {
            Steps = path.Steps.Add(step),
            Ends = path.Ends.Add(cursor.At),
            Span = cursor.Since(path.Span.Start),
        };
    }

    private static HclExpression.Pick Picked(HclCursor cursor, HclExpression source)
    {
        HclExpression key;
        var place = cursor.Place;
        var isMember = cursor.Take(".");
        if (isMember)
        {
            key = new HclExpression.Text(place, cursor.Take(HclExpression.Path.Each) ? HclExpression.Path.Each
                : Index(cursor) ?? cursor.ExpectName());
        }
        else
        {
            cursor.Expect("[");
            cursor.SkipLines();
            isMember = cursor.Take(HclExpression.Path.Each);
            key = isMember ? new HclExpression.Text(place, HclExpression.Path.Each) : Read(cursor, isFree: true);
            cursor.SkipLines();
            cursor.Expect("]");
        }

        return new(source.Place, source, key) { IsMember = isMember, Span = cursor.Since(source.Span.Start) };
    }

    private static string? Index(HclCursor cursor) => cursor.TakeWhile(char.IsAsciiDigit) is { Length: > 0 } index ? index : null;

    private static void Skip(HclCursor cursor, bool isFree)
    {
        if (isFree)
        {
            cursor.SkipLines();
        }
        else
        {
            cursor.SkipBlanks();
        }
    }

    private static bool TakeBehind(HclCursor cursor, bool isFree, string sign)
    {
        Skip(cursor, isFree);
        return cursor.Take(sign);
    }

    // "=>" ends the key of a for expression.
    private static string? TakeBehind(HclCursor cursor, bool isFree, string[] signs)
    {
        Skip(cursor, isFree);
        return cursor.Sees("=>") ? null : Array.Find(signs, cursor.Take);
    }
}
