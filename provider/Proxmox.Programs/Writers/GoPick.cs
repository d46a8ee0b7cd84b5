using Proxmox.Programs.Model;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Writers;

/// <summary>What Go has in place of expressions over lists: loops, and pointers where something may lack.</summary>
internal static class GoPick
{
    private const string Picked = "picked";

    /// <summary>The way from a variable to a member.</summary>
    public static string Way(string root, Value.Path path) => root
        + string.Concat(path.Steps.Select(step => step.Member is { } member ? $".{PropertyNames.Pascal(member.Name)}" : $"[{step.Index}]"));

    /// <summary>What is at the end of a way, which must be there.</summary>
    public static string Read(string root, Value.Path path) => (IsPointer(path.Last) ? "*" : "") + Way(root, path);

    /// <summary>
    /// A statement that ends with nothing when there is nothing at the end of a way; empty where there always is something.
    /// </summary>
    public static string Guard(string root, Value.Path path) =>
        IsPointer(path.Last) ? $"if {Way(root, path)} == nil {{\n\treturn nil, nil\n}}\n" : "";

    /// <summary>The statements that make something of the items of a list.</summary>
    /// <param name="pick">What to make.</param>
    /// <param name="found">The variable with the answer of the function.</param>
    /// <param name="constant">Writes constants.</param>
    /// <param name="layout">How code is laid out.</param>
    public static string Statements(Value.Pick pick, string found, Func<Value, string> constant, Layout layout)
    {
        var (begin, each, end) = pick.Shape switch
        {
            PickShape.Any => ("", "return true, nil", "return false, nil"),
            PickShape.First => ("", $"return {Way(pick.Item, pick.Each!)}, nil", "return nil, nil"),
            PickShape.Map => ($"{Picked} := map[string]any{{}}\n", $"{Picked}[{Read(pick.Item, pick.Key!)}] = {Way(pick.Item, pick.Each!)}",
                $"return {Picked}, nil"),
            _ => ($"{Picked} := []any{{}}\n", $"{Picked} = append({Picked}, {Way(pick.Item, pick.Each!)})", $"return {Picked}, nil"),
        };
        var conditions = new List<string>();
        if (pick.Condition is { } condition)
        {
            conditions.AddRange(Conditions(condition, pick.Item, constant));
        }

        if (pick.Key is { } key && IsPointer(key.Last))
        {
            conditions.Add($"{Way(pick.Item, key)} != nil");
        }

        var inner = conditions.Count == 0 ? each : $"if {string.Join(" && ", conditions)} {{\n{layout.Indent(each)}\n}}";
        return $"{begin}for _, {pick.Item} := range {Way(found, pick.Source)} {{\n{layout.Indent(inner)}\n}}\n{end}";
    }

    private static IEnumerable<string> Conditions(Condition condition, string item, Func<Value, string> constant)
    {
        if (IsPointer(condition.Subject.Last))
        {
            yield return $"{Way(item, condition.Subject)} != nil";
        }

        var subject = Read(item, condition.Subject);
        yield return condition switch
        {
            { Contains: true } => $"slices.Contains({subject}, {constant(condition.Expected)})",
            { Expected: Value.Flag { IsTrue: true } } => subject,
            { Expected: Value.Flag } => "!" + subject,
            _ => $"{subject} == {constant(condition.Expected)}",
        };
    }

    // Lists and maps can be empty as they are.
    private static bool IsPointer(Member member) => !member.IsRequired && member.Type is not (SchemaType.List or SchemaType.Map);
}
