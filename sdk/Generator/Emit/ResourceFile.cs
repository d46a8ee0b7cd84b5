using System.Collections.Immutable;
using Proxmox.SdkGenerator.Naming;
using Proxmox.SdkGenerator.Schema;

namespace Proxmox.SdkGenerator.Emit;

/// <summary>Writes the file of a resource, or of the provider: the resource, its arguments and its state.</summary>
internal sealed class ResourceFile(CodeFile file, PackageSchema package, ResourceSchema resource)
{
    private const string Options = "CustomResourceOptions";

    private readonly string _class = PackageNames.Class(resource);
    private readonly TypeNames _types = new(file, package, TypeForm.Output);

    private string Arguments => _class + "Args";

    private string State => _class + "State";

    private string OptionalArguments => Arguments + (resource.Inputs.Any(input => input.IsRequired) ? "" : "?");

    // The provider's outputs other than strings come back as JSON text, which is no use to a program.
    private ImmutableArray<PropertySchema> Properties => resource.IsProvider
        ? [.. resource.Properties.Where(property => property.Type is TypeSchema.Simple { Type: SimpleType.String })]
        : resource.Properties;

    /// <summary>Writes the whole file.</summary>
    public void Write()
    {
        Resource();
        file.Line();
        new InputClass(file, package, TypeForm.Args) { BaseClass = "ResourceArgs", IsJson = resource.IsProvider }
            .Write(Arguments, resource.Inputs, null, $"The arguments of <see cref=\"{_class}\"/>.");
        if (resource.State is { } state)
        {
            file.Line();
            new InputClass(file, package, TypeForm.State) { BaseClass = "ResourceArgs" }
                .Write(State, state, null, $"What may be said beside the id to look an existing <see cref=\"{_class}\"/> up.");
        }
    }

    private void Resource()
    {
        MemberNames.Verify(Properties, _class, MemberNames.OfResource);
        XmlDoc.Write(file, resource.Description, resource.IsProvider ? "The provider, with settings of its own."
            : $"The resource <c>{XmlDoc.Escape(resource.Token)}</c>.");
        file.Obsolete(resource.Deprecation);
        var token = resource.IsProvider ? PackageSchema.ProviderToken + package.Name : resource.Token;
        file.Line($"[{file.Type(file.Names.Package, file.Names.ShortName + "ResourceType")}({Literals.Text(token)})]");
        file.Block($"public partial class {_class} : {CodeFile.GlobalPulumi(resource.IsProvider ? "ProviderResource" : "CustomResource")}",
            () =>
        {
            foreach (var property in Properties)
            {
                Property(property);
                file.Gap();
            }
            Constructors();
            MakeArguments();
            MakeOptions();
            Get();
        });
    }

    private void Property(PropertySchema property)
    {
        XmlDoc.Write(file, property, $"The output <c>{XmlDoc.Escape(property.Name)}</c>.");
        file.Line($"[{file.Pulumi("Output")}({Literals.Text(property.Name)})]");
        file.Line($"public {file.Pulumi("Output")}<{_types.OfProperty(property)}> {MemberNames.Of(property)} {{ get; private set; }} = "
            + "null!;");
    }

    private void Constructors()
    {
        var token = Literals.Text(resource.IsProvider ? package.Name : resource.Token);
        var arguments = resource.Inputs.Any(input => input.Const is not null) ? "MakeArgs(args)" : $"args ?? new {Arguments}()";
        XmlDoc.Element(file, "summary", resource.IsProvider
            ? "Declares a provider." : "Declares a resource that the engine creates, updates and deletes.");
        XmlDoc.Element(file, "param name=\"name\"", "The name in the program, which no other resource of the type has.");
        XmlDoc.Element(file, "param name=\"args\"", "The inputs.");
        XmlDoc.Element(file, "param name=\"options\"", "What the engine has to heed, such as the parent or the provider.");
        var parameters = $"string name, {OptionalArguments} args{(OptionalArguments.EndsWith('?') ? " = null" : "")}, "
            + $"{file.Pulumi(Options)}? options = null";
        file.Line($"public {_class}({parameters})");
        Derive($"{token}, name, {arguments}, {Completed("\"\"")}");
        file.Gap();
        if (resource.IsProvider)
        {
            return;
        }
        var (parameter, state) = resource.State is null ? ("", "null") : ($"{State}? state = null, ", "state");
        file.Line($"private {_class}(string name, {file.Pulumi("Input")}<string> id, {parameter}{file.Pulumi(Options)}? options = null)");
        Derive($"{token}, name, {state}, {Completed("id")}");
        file.Gap();
    }

    private void Derive(string arguments)
    {
        file.Indented(() => file.Line($": base({arguments})"));
        file.Line("{");
        file.Line("}");
    }

    private void MakeArguments()
    {
        var constants = resource.Inputs.Where(input => input.Const is not null).ToList();
        if (constants.Count == 0)
        {
            return;
        }
        var defaults = new Defaults(file, package);
        file.Block($"private static {Arguments} MakeArgs({OptionalArguments} args)", () =>
        {
            file.Line($"args ??= new {Arguments}();");
            foreach (var input in constants)
            {
                file.Line($"args.{MemberNames.Of(input)} = {defaults.Constant(input, input.Const!)};");
            }
            file.Line("return args;");
        });
        file.Gap();
    }

    private bool HasOptions => resource.Aliases.Length > 0 || Properties.Any(property => property.IsSecret)
        || !ReplacingPaths.Of(package, Properties).IsEmpty;

    private string Completed(string id) =>
        HasOptions ? $"MakeResourceOptions(options, {id})" : $"{file.Utilities}.WithDefaults(options, {id})";

    private void MakeOptions()
    {
        if (!HasOptions)
        {
            return;
        }
        var options = file.Pulumi(Options);
        file.Block($"private static {options} MakeResourceOptions({options}? options, {file.Pulumi("Input")}<string>? id)", () =>
        {
            file.Block($"var own = new {CodeFile.GlobalPulumi(Options)}", () =>
            {
                List("Aliases",
                    resource.Aliases.Select(alias => $"new {CodeFile.GlobalPulumi("Alias")} {{ Type = {Literals.Text(alias)} }}"));
                List("AdditionalSecretOutputs",
                    Properties.Where(property => property.IsSecret).Select(property => Literals.Text(property.Name)));
                List("ReplaceOnChanges", ReplacingPaths.Of(package, Properties).Select(Literals.Text));
            }, "};");
            file.Line($"return {file.Utilities}.WithDefaults({CodeFile.GlobalPulumi(Options)}.Merge(own, options), id);");
        });
        file.Gap();
    }

    private void List(string option, IEnumerable<string> items)
    {
        var lines = items.ToList();
        if (lines.Count == 0)
        {
            return;
        }
        file.Block($"{option} =", () => lines.ForEach(line => file.Line($"{line},")), "},");
    }

    private void Get()
    {
        if (resource.IsProvider)
        {
            return;
        }
        var (parameter, state) = resource.State is null ? ("", "") : ($"{State}? state = null, ", "state, ");
        XmlDoc.Element(file, "summary", "Reads a resource that exists already and that this program does not manage.");
        XmlDoc.Element(file, "param name=\"name\"", "The name in the program, which no other resource of the type has.");
        XmlDoc.Element(file, "param name=\"id\"", "The id that the provider knows the resource by.");
        if (resource.State is not null)
        {
            XmlDoc.Element(file, "param name=\"state\"", "What is known of the resource beside its id.");
        }
        XmlDoc.Element(file, "param name=\"options\"", "What the engine has to heed, such as the parent or the provider.");
        file.Line($"public static {_class} Get(string name, {file.Pulumi("Input")}<string> id, {parameter}{file.Pulumi(Options)}? options "
            + "= null)");
        file.Indented(() => file.Line($"=> new {_class}(name, id, {state}options);"));
    }
}
