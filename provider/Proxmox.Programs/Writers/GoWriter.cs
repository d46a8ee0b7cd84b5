using Proxmox.Programs.Model;
using Proxmox.Pulumi.Schemas;

namespace Proxmox.Programs.Writers;

/// <summary>Writes Go.</summary>
/// <param name="package">The names of the package.</param>
internal sealed class GoWriter(PackageView package) : ProgramWriter("go", "\t", "//")
{
    private const string Sdk = "github.com/pulumi/pulumi/sdk/v3/go/pulumi";

    /// <inheritdoc/>
    public override string Write(ExampleProgram program)
    {
        var lines = new List<string>();
        if (program.Settings.Length > 0)
        {
            lines.Add("cfg := config.New(ctx, \"\")");
            lines.AddRange(program.Settings.Select(setting => $"{setting} := cfg.RequireSecret({Quoted(setting)})"));
        }

        var hasError = false;
        foreach (var step in program.Steps)
        {
            lines.Add(Commented(step, Of(step, program.Uses(step), hasError)));
            hasError |= step is Step.Creation;
        }

        lines.AddRange(program.Outputs.Select(output => $"ctx.Export({Quoted(output.Name)}, {Of(output.Value)})"));
        lines.Add("return nil");
        var body = Layout.Indent($"pulumi.Run(func(ctx *pulumi.Context) error {{\n{Layout.Indent(string.Join('\n', lines))}\n}})");
        return $"package main\n\nimport (\n{Layout.Indent(Imports(program))}\n)\n\nfunc main() {{\n{body}\n}}\n";
    }

    private string Imports(ExampleProgram program)
    {
        string[] library =
        [
            .. program.Outputs.Any(output => output.Value is Value.Quotient) ? ["math"] : Array.Empty<string>(),
            .. program.Outputs.Any(output => output.Value is Value.Pick { Condition.Contains: true }) ? ["slices"] : Array.Empty<string>(),
        ];
        var modules = program.Steps.Select(step => $"{package.Repository}/sdk/go/{package.Name}/{step.Token.Module}").Append(Sdk);
        if (program.Settings.Length > 0)
        {
            modules = modules.Append(Sdk + "/config");
        }

        var others = string.Join('\n', modules.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Quoted));
        return library.Length == 0 ? others : $"{string.Join('\n', library.Select(Quoted))}\n\n{others}";
    }

    private string Of(Step step, bool isUsed, bool hasError)
    {
        var module = step.Token.Module;
        var arguments = Members(step.Arguments);
        if (step is Step.Creation creation)
        {
            var options = creation.IsProtected ? ", pulumi.Protect(true)" : "";
            var name = $"{(isUsed ? step.Name : "_")}, err {(isUsed || !hasError ? ":=" : "=")} ";
            var type = $"&{module}.{step.Token.Name}Args{{";
            return Layout.Lines($"{name}{module}.New{step.Token.Name}(ctx, {Quoted(creation.Label)}, {type}", arguments,
                "}" + options + ")") + "\nif err != nil {\n\treturn err\n}";
        }

        var function = NameOf((Step.Call)step);
        var call = $"{(isUsed ? $"{step.Name} := " : "")}{module}.{function}Output(ctx";
        return ((Step.Call)step).Function.Inputs.Members.IsEmpty
            ? call + ")"
            : Layout.Lines($"{call}, {module}.{function}OutputArgs{{", arguments, "})");
    }

    // Where a resource has the name, New and Get of it are taken.
    private static string NameOf(Step.Call step) =>
        step.Function.LooksUp ? "Lookup" + step.Token.Name[3..] : PropertyNames.Pascal(step.Token.Name);

    private IReadOnlyList<string> Members(Value.Object value) =>
        GoAlignment.Of([.. value.Members.Select(entry => (PropertyNames.Pascal(entry.Member.Name), Of(entry.Value)))]);

    /// <inheritdoc/>
    protected override string Of(Value value) => value switch
    {
        Value.Text text => $"pulumi.String({Quoted(text.Content)})",
        Value.Choice choice => $"pulumi.String({Quoted(choice.Content)})",
        Value.Asset asset => $"pulumi.NewFileAsset({Quoted(asset.File)})",
        Value.Number number => $"pulumi.{(number.IsWhole ? "Int" : "Float64")}({Of(number.Amount)})",
        Value.Flag flag => $"pulumi.Bool({Plain(flag)})",
        Value.Template template =>
            $"pulumi.Sprintf({string.Join(", ", template.Pieces.Where(piece => piece is not Value.Text).Select(Of).Prepend(Format(template)))})",
        Value.List list => Layout.Group(TypeOf(list.Element) + "Array{", [.. list.Items.Select(Of)], "}", ""),
        Value.Map map => Layout.Lines(
            TypeOf(map.Element) + "Map{", GoAlignment.Of([.. map.Entries.Select(entry => (Quoted(entry.Key), Of(entry.Value)))]), "}"),
        Value.Object inner => Layout.Lines($"&{inner.Type.Token!.Module}.{inner.Type.Token.Name}Args{{", Members(inner), "}"),
        Value.Setting setting => setting.Name,
        Value.Path { Root: Step.Call, Steps.Length: 1 } path => $"{path.Root.Name}.{PropertyNames.Pascal(path.Last.Name)}()",
        Value.Path { Root: Step.Call call } path => Applied(call, $"return {GoPick.Way(Found, path)}, nil"),
        Value.Path path => GoPick.Way(path.Root!.Name, path),
        Value.Quotient { Dividend: var dividend } quotient =>
            Applied(dividend.Root!,
                $"{GoPick.Guard(Found, dividend)}return math.Floor({Division(GoPick.Read(Found, dividend), quotient)}), nil"),
        Value.Pick pick => Applied(pick.Source.Root!, GoPick.Statements(pick, Found, Plain, Layout)),
        _ => throw new InvalidOperationException($"{value} has no counterpart in Go."),
    };

    private string Applied(Step step, string statements) =>
        $"{step.Name}.ApplyT(func({Found} {step.Token.Module}.{NameOf((Step.Call)step)}Result) (any, error) "
            + $"{{\n{Layout.Indent(statements)}\n}})";

    private static string Format(Value.Template template) =>
        Quoted(string.Concat(
            template.Pieces.Select(piece => piece is Value.Text text ? text.Content.Replace("%", "%%", StringComparison.Ordinal) : "%v")));

    private static string Plain(Value value) => value switch
    {
        Value.Text text => Quoted(text.Content),
        Value.Choice choice => Quoted(choice.Content),
        Value.Number number => Of(number.Amount),
        Value.Flag flag => flag.IsTrue ? "true" : "false",
        _ => throw new InvalidOperationException($"{value} is no constant of Go."),
    };

    private static string TypeOf(SchemaType type) => type switch
    {
        SchemaType.Choice or SchemaType.Plain { Name: "string" } => "pulumi.String",
        SchemaType.Plain { Name: "boolean" } => "pulumi.Bool",
        SchemaType.Plain { Name: "integer" } => "pulumi.Int",
        SchemaType.Plain => "pulumi.Float64",
        SchemaType.Object { Token: { } token } => $"{token.Module}.{token.Name}",
        SchemaType.List list => TypeOf(list.Element) + "Array",
        SchemaType.Map map => TypeOf(map.Element) + "Map",
        _ => throw new InvalidOperationException($"{type} has no counterpart in Go."),
    };
}
