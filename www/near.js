// Where a reader is: within one viewport of the element, or not yet.

/**
 * Calls `arrive` once, when the element is within one viewport height of being seen. An element that is not displayed waits.
 * @param {Element} element
 * @param {AbortSignal} signal
 * @param {() => void} arrive
 */
export function whenNear(element, signal, arrive) {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      arrive();
    },
    { rootMargin: "100% 0px" },
  );
  observer.observe(element);
  signal.addEventListener("abort", () => observer.disconnect(), { once: true });
}
