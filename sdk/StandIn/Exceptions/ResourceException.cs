namespace Pulumi;

/// <summary>An error about one resource, shown beside it.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="resource">The resource; null for none.</param>
/// <param name="hideStack">Whether only the message is shown.</param>
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;

    internal bool HideStack { get; } = hideStack;
}
