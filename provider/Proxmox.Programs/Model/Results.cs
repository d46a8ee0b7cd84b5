using System.Collections.Immutable;
using Proxmox.Hcl;

namespace Proxmox.Programs.Model;

/// <summary>What programs tell: expressions over the answers of functions and the outputs of resources.</summary>
/// <param name="scope">What they can refer to.</param>
internal sealed class Results(Scope scope)
{
    private const string Item = "item";

    /// <summary>The value of an output.</summary>
    public Value Of(HclExpression expression) => scope.Calls?.Of(expression) ?? expression switch
    {
        HclExpression.Path path when path.Steps.IndexOf(HclExpression.Path.Each) is var star and > 0 => Splat(path, star),
        HclExpression.Path path => scope.Resolve(path),
        HclExpression.For picked => Pick(picked, picked.Key is null ? PickShape.List : PickShape.Map),
        HclExpression.Call { Function: "one", Arguments: [HclExpression.For picked] } => Pick(picked, PickShape.First),
        HclExpression.Call { Function: "anytrue", Arguments: [HclExpression.For { Condition: null } picked] } =>
            Pick(picked with { Condition = picked.Value }, PickShape.Any),
        HclExpression.Call { Function: "floor", Arguments: [HclExpression.Binary { Sign: "/" } quotient] } => Quotient(quotient),
        _ => throw expression.Place.Refuse("This output has no counterpart yet."),
    };

    private Value.Pick Splat(HclExpression.Path path, int star)
    {
        var source = Source(path with { Steps = path.Steps[..star] }, out var element);
        return new(source, Item, null, PickShape.List, null, new(null, Item, Scope.Follow(path, element, path.Steps.Skip(star + 1))));
    }

    private Value.Pick Pick(HclExpression.For picked, PickShape shape)
    {
        var source = Source(picked.Source, out var element);
        return new(
            source,
            picked.Item,
            picked.Condition is { } condition ? Where(condition) : null,
            shape,
            picked.Key is { } key ? OfItem(key) : null,
            shape == PickShape.Any ? null : OfItem(picked.Value));

        Value.Path OfItem(HclExpression expression) => expression is HclExpression.Path path && path.Steps[0] == picked.Item
            ? new(null, picked.Item, Scope.Follow(path, element, path.Steps.Skip(1)))
            : throw expression.Place.Refuse($"Only something of {picked.Item} can be taken here.");

        Condition Where(HclExpression expression) => expression switch
        {
            HclExpression.Binary { Sign: "==" } equation => new(OfItem(equation.Left), Contains: false, Constant(equation.Right)),
            HclExpression.Call { Function: "contains", Arguments: [var list, var value] } =>
                new(OfItem(list), Contains: true, Constant(value)),
            _ => new(OfItem(expression), Contains: false, new Value.Flag(IsTrue: true)),
        };
    }

    private Value.Path Source(HclExpression expression, out SchemaType element)
    {
        if (expression is HclExpression.Path path && scope.Resolve(path) is Value.Path { Root: Step.Call } source
            && source.Steps is [.., { Member.Type: SchemaType.List list }])
        {
            element = list.Element;
            return source;
        }

        throw expression.Place.Refuse("Only the lists that functions answer can be picked from.");
    }

    private Value.Quotient Quotient(HclExpression.Binary quotient)
    {
        var divisors = ImmutableArray<decimal>.Empty;
        HclExpression left = quotient;
        while (left is HclExpression.Binary { Sign: "/", Right: HclExpression.Number divisor } more)
        {
            (left, divisors) = (more.Left, divisors.Insert(0, divisor.Value));
        }

        return Of(left) is Value.Path { Root: Step.Call } dividend ? new(dividend, divisors)
            : throw quotient.Place.Refuse("Only a number that a function answers can be divided.");
    }

    private static Value Constant(HclExpression expression) => expression switch
    {
        HclExpression.Text text => new Value.Text(text.Value),
        HclExpression.Number number => new Value.Number(number.Value, IsWhole: true),
        HclExpression.Flag flag => new Value.Flag(flag.Value),
        _ => throw expression.Place.Refuse("Only a constant can be compared with."),
    };
}
