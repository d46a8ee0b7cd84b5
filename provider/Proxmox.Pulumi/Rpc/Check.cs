using Grpc.Core;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using Proxmox.Pulumi.Schemas;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Checks the inputs of a resource and answers with them as they are, spelled as the user has spelled them: only a generated name and
    /// the marks of secret properties are added. Nothing else is filled in, for what is unset is not managed.
    /// </summary>
    public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context) => AnswerAsync(context, async _ =>
    {
        var subject = FindResource(request.Type, request.Urn);
        var (olds, inputs) = (Read(request.Olds), Read(request.News));
        var problems = new List<Problem>();
        if (PropertyNames.Autonamed(subject.Resource) is { } name)
        {
            inputs = new Autoname(name, _options.Random).AddTo(inputs, olds, request, problems);
        }

        inputs = SecretMarks.OnFields(subject.Properties, inputs);
        var untold = subject.Properties.Where(field => IsLeftUntold(field, olds, inputs)).ToList();
        var config = subject.Config(inputs, problems, untold.Contains);
        var diagnostics = Core.Validate(
            subject.Resource, untold.Aggregate(config, (judged, field) => judged.With(field.Name, Value.Unknown)));
        var report = About(subject, request.Urn, inputs);
        await report.WarnAsync(diagnostics.Concat(Deprecations.Of(subject, config)));
        return new CheckResponse
        {
            Inputs = Write(inputs),
            Failures = { report.Failures(problems, diagnostics, subject.Properties, inputs)
            .Select(failure => WithIgnored(failure, olds, inputs)) }
        };
    });

    // An import knows no secret that PVE does not tell, and ignoreChanges or a setting without a value leaves it at that: nothing of it is
    // to be sent.
    private static bool IsLeftUntold(Field field, PropertyMap olds, PropertyMap inputs) =>
        field is { IsNeverReturned: true, Presence: Presence.Required } && olds.Count > 0
        && olds[PropertyNames.Of(field)]?.Bare is null or PropertyValue.Null
        && inputs[PropertyNames.Of(field)]?.Bare is null or PropertyValue.Null;

    // The engine takes what ignoreChanges names out of an element that is new, so that the user looks in vain for what is missing.
    private static CheckFailure WithIgnored(CheckFailure failure, PropertyMap olds, PropertyMap news)
    {
        var element = news.SelectMany(
            member => member.Value.Bare is PropertyValue.Object now && olds[member.Key]?.Bare is PropertyValue.Object before
                ? now.Members.Where(part => before.Members[part.Key] is null).Select(part => PropertyPaths.Element(member.Key, part.Key))
                : [])
            .FirstOrDefault(path => failure.Reason.Contains(path, StringComparison.Ordinal));
        return element is null ? failure : new()
        {
            Property = failure.Property,
            Reason = $"{failure.Reason} {element} is new: what the resource option ignoreChanges names of it is left out."
        };
    }
}
