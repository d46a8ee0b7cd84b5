using System.Collections.Immutable;
using System.Globalization;
using Proxmox.Hcl;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Model;

/// <summary>What resources and functions are given: expressions of which the schema knows the type.</summary>
/// <param name="scope">What they can refer to.</param>
internal sealed class Arguments(Scope scope)
{
    /// <summary>The arguments of a resource or function.</summary>
    public Value.Object Of(HclPlace place, IEnumerable<HclAttribute> attributes, SchemaType.Object type)
    {
        var members = ImmutableArray.CreateBuilder<(Member, Value)>();
        foreach (var attribute in attributes)
        {
            if (!type.Members.TryGetValue(PropertyNames.Camel(attribute.Name), out var member))
            {
                throw attribute.Place.Refuse($"There is no property for {attribute.Name}.");
            }

            scope.Label = attribute.Name;
            members.Add((member, Of(attribute.Value, member.Type)));
        }

        var missing = type.Members.Values.OrderBy(member => member.Name, StringComparer.Ordinal)
            .FirstOrDefault(member => member.IsRequired && members.All(given => given.Item1 != member));
        return missing is null ? new(type, members.ToImmutable()) : throw place.Refuse($"{missing.Name} is missing.");
    }

    private Value Of(HclExpression expression, SchemaType type) => scope.Calls?.Of(expression) ?? Plainly(expression, type);

    private Value Plainly(HclExpression expression, SchemaType type) => (expression, type) switch
    {
        (HclExpression.Path path, _) => scope.Resolve(path) switch
        {
            Value.Text text => Of(new HclExpression.Text(path.Place, text.Content), type),
            Value.Setting setting => setting with { Type = type },
            var other => other,
        },
        (HclExpression.Call { Function: "tonumber", Arguments: [var text] }, _) =>
            Of(new HclExpression.Number(text.Place, ToNumber(text)), type),
        (HclExpression.Text text, SchemaType.Choice choice) when choice.Members.ContainsKey(text.Value) =>
            new Value.Choice(choice, text.Value),
        (HclExpression.Text text, SchemaType.Choice { IsOpen: true }) when scope.TakesOtherWords => new Value.Text(text.Value),
        (HclExpression.Text text, SchemaType.Plain { Name: "string" }) => new Value.Text(text.Value),
        (HclExpression.Text text, SchemaType.File) => new Value.Asset(text.Value),
        (HclExpression.Template template, SchemaType.Plain { Name: "string" }) =>
            new Value.Template([.. template.Pieces.Select(part => Of(part, type))]),
        (HclExpression.Number number, SchemaType.Plain { Name: "integer" or "number" } plain) =>
            new Value.Number(number.Value, plain.Name == "integer"),
        (HclExpression.Flag flag, SchemaType.Plain { Name: "boolean" }) => new Value.Flag(flag.Value),
        (HclExpression.List list, SchemaType.List several) =>
            new Value.List([.. list.Items.Select(item => Of(item, several.Element))], several.Element),
        (HclExpression.Map map, SchemaType.Map keyed) =>
            new Value.Map([.. map.Entries.Select(entry => (entry.Name, Of(entry.Value, keyed.Element)))], keyed.Element),
        (HclExpression.Map map, SchemaType.Object known) => Of(map.Place, map.Entries, known),
        _ => throw expression.Place.Refuse($"A {expression.GetType().Name} cannot be given where the schema says {type}."),
    };

    private decimal ToNumber(HclExpression expression)
    {
        var text = expression switch
        {
            HclExpression.Text plain => plain.Value,
            HclExpression.Path path => (scope.Resolve(path) as Value.Text)?.Content,
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw expression.Place.Refuse("Only a text that is known here can be made a number.");
    }
}
