using System.Collections;
using System.Collections.Immutable;
using Google.Protobuf;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Resources;
using Proxmox.Terraform.HostChecks;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Step = Proxmox.Terraform.Protocol.AttributePath.Types.Step;

namespace Proxmox.ClientReplay;

/// <summary>Holds answers against what the clients check and need.</summary>
internal static class Verdict
{
    /// <summary>What is wrong with the answers to a request; nothing when they are good.</summary>
    /// <param name="recorded">The request, and what was answered to it then.</param>
    /// <param name="answers">What is answered now.</param>
    public static IEnumerable<string> Problems(Exchange recorded, IReadOnlyList<IMessage> answers)
    {
        var diagnostics = answers.SelectMany(Parts<Diagnostic>).ToList();
        var errors = diagnostics.Where(diagnostic => diagnostic.Severity == Diagnostic.Types.Severity.Error).ToList();
        var mayFail = recorded.Answers.SelectMany(Parts<Diagnostic>)
            .Any(diagnostic => diagnostic.Severity == Diagnostic.Types.Severity.Error);
        return
        [
            .. errors.Where(_ => !mayFail).Select(error => $"an error where there was none: {Text(error)}"),
            .. diagnostics.Where(diagnostic => Text(diagnostic).Contains("has a bug", StringComparison.Ordinal)).Select(Text),
            .. diagnostics.Where(diagnostic => diagnostic.Attribute is not null).Select(diagnostic => Path(recorded.Request, diagnostic))
                .OfType<string>(),
            .. Identities(recorded.Request, answers),
            .. errors.Count > 0 ? [] : answers.SelectMany(answer => Values(recorded.Request, answer)),
        ];
    }

    private static IEnumerable<string> Values(IMessage request, IMessage answer)
    {
        switch (request, answer)
        {
            case (PlanResourceChange.Types.Request asked, PlanResourceChange.Types.Response planned):
                var (fields, type) = Of(asked.TypeName);
                var (prior, config, plan) = (Read(asked.PriorState, type), Read(asked.Config, type), Read(planned.PlannedState, type));
                var replaces = planned.RequiresReplace.Select(path => path.Steps.Aggregate(Model.Values.AttributePath.Root, Into));
                return PlanCheck.Run(fields, prior, config, plan).Breaches.Concat(ReplaceCheck.Run(replaces, prior, plan))
                    .Select(breach => $"the plan: {breach}");
            case (ApplyResourceChange.Types.Request asked, ApplyResourceChange.Types.Response applied):
                (fields, type) = Of(asked.TypeName);
                var (promised, made) = (Read(asked.PlannedState, type), Read(applied.NewState, type));
                return promised.IsNull ? made.IsNull ? [] : ["the deleted object has a state"]
                    : ApplyCheck.Run(fields, promised, made).Select(breach => $"the result: {breach}");
            case (ReadResource.Types.Request asked, ReadResource.Types.Response read):
                return Known(Read(read.NewState, Of(asked.TypeName).Type), "the state that was read");
            case (UpgradeResourceState.Types.Request asked, UpgradeResourceState.Types.Response upgraded):
                var current = Read(upgraded.UpgradedState, Of(asked.TypeName).Type);
                return current.IsNull ? ["there is no upgraded state"] : Known(current, "the upgraded state");
            case (ImportResourceState.Types.Request, ImportResourceState.Types.Response imported):
                return imported.ImportedResources.Count == 1 ? [] : ["not one object is imported"];
            case (ReadDataSource.Types.Request asked, ReadDataSource.Types.Response read):
                var data = Read(read.State, CtyType.Of(Catalogs.All.DataSource(asked.TypeName.AsSpan())!.Attributes));
                return data.IsNull ? ["the data source has no state"] : Known(data, "the data source");
            case (GenerateResourceConfig.Types.Request asked, GenerateResourceConfig.Types.Response generated):
                return Read(generated.Config, Of(asked.TypeName).Type).IsNull ? ["no configuration is generated"] : [];
            default:
                return [];
        }
    }

    private static IEnumerable<string> Known(Value value, string what) => value.IsWhollyKnown ? [] : [$"{what} has unknown parts"];

    private static IEnumerable<string> Identities(IMessage request, IReadOnlyList<IMessage> answers) =>
        TypeName(request) is { } name && Catalogs.All.Resource(name.AsSpan()) is { } resource
            ? answers.SelectMany(Parts<ResourceIdentityData>)
                .Where(identity => !Read(identity.IdentityData, CtyType.Of(resource.Identity)).IsWhollyKnown)
                .Select(_ => "a part of the identity is unknown")
            : [];

    // The clients print a path in HCL's notation, and look for the line that it leads to.
    private static string? Path(IMessage request, Diagnostic diagnostic)
    {
        var at = Config(request);
        foreach (var step in diagnostic.Attribute.Steps)
        {
            if (step.SelectorCase == Step.SelectorOneofCase.ElementKeyString && !(step.ElementKeyString is [var first, ..]
                && char.IsAsciiLetter(first) && step.ElementKeyString.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')))
            {
                return $"the path holds the key \"{step.ElementKeyString}\", which is not safe to print";
            }

            if (at is null || at.IsNull || at.IsUnknown)
            {
                break;
            }

            var (isThere, next) = step.SelectorCase == Step.SelectorOneofCase.ElementKeyInt
                ? (step.ElementKeyInt < at.Items.Length, at.Items.ElementAtOrDefault((int)step.ElementKeyInt))
                : (at.Members.ContainsKey(Name(step)), at[Name(step)]);
            if (!isThere)
            {
                return $"the path leads nowhere: {diagnostic.Attribute}";
            }

            at = next;
        }

        return null;
    }

    private static Value? Config(IMessage request) => request switch
    {
        ValidateResourceConfig.Types.Request it => Read(it.Config, Of(it.TypeName).Type),
        PlanResourceChange.Types.Request it => Read(it.Config, Of(it.TypeName).Type),
        ApplyResourceChange.Types.Request it => Read(it.Config, Of(it.TypeName).Type),
        ValidateDataResourceConfig.Types.Request it =>
            Read(it.Config, CtyType.Of(Catalogs.All.DataSource(it.TypeName.AsSpan())!.Attributes)),
        _ => null,
    };

    private static (ImmutableArray<Field> Fields, CtyType Type) Of(string typeName) =>
        Catalogs.All.Resource(typeName.AsSpan())!.Attributes is var fields ? (fields, CtyType.Of(fields)) : default;

    private static Value Read(DynamicValue? message, CtyType type) => DynamicValueCodec.Read(message, type);

    private static string Name(Step step) => step.SelectorCase == Step.SelectorOneofCase.AttributeName
        ? step.AttributeName : step.ElementKeyString;

    private static Model.Values.AttributePath Into(Model.Values.AttributePath path, Step step) => step.SelectorCase switch
    {
        Step.SelectorOneofCase.AttributeName => path.Attribute(step.AttributeName),
        Step.SelectorOneofCase.ElementKeyString => path.Key(step.ElementKeyString),
        _ => path.Index(step.ElementKeyInt),
    };

    private static string Text(Diagnostic diagnostic) => $"{diagnostic.Summary}: {diagnostic.Detail}".ReplaceLineEndings(" ");

    private static string? TypeName(IMessage request) =>
        request.Descriptor.FindFieldByName("type_name")?.Accessor.GetValue(request) as string;

    // Every message of a kind, however deep it stands in an answer.
    private static IEnumerable<T> Parts<T>(IMessage message)
        where T : class, IMessage =>
        message is T part ? [part] : message.Descriptor.Fields.InDeclarationOrder()
            .Where(field => field.FieldType == Google.Protobuf.Reflection.FieldType.Message && !field.IsMap)
            .Select(field => field.Accessor.GetValue(message))
            .SelectMany(value => value switch
            {
                IMessage inner => Parts<T>(inner),
                IEnumerable list => list.OfType<IMessage>().SelectMany(Parts<T>),
                _ => [],
            });
}
